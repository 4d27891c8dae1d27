package io.github.fallback4j.spring.proxy;

import org.springframework.asm.Opcodes;

/**
 * The effect of an instruction without operands on the operand stack.
 *
 * @param taken how many slots it pops
 * @param left how many slots it pushes
 */
record StackEffect(int taken, int left) {

  static StackEffect of(int opcode) {
    return switch (opcode) {
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> effect(0, 2);
      case Opcodes.IALOAD,
          Opcodes.FALOAD,
          Opcodes.AALOAD,
          Opcodes.BALOAD,
          Opcodes.CALOAD,
          Opcodes.SALOAD ->
          effect(2, 1);
      case Opcodes.LALOAD, Opcodes.DALOAD -> effect(2, 2);
      case Opcodes.IASTORE,
          Opcodes.FASTORE,
          Opcodes.AASTORE,
          Opcodes.BASTORE,
          Opcodes.CASTORE,
          Opcodes.SASTORE ->
          effect(3, 0);
      case Opcodes.LASTORE, Opcodes.DASTORE -> effect(4, 0);
      case Opcodes.POP, Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> effect(1, 0);
      case Opcodes.POP2 -> effect(2, 0);
      case Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR -> effect(3, 2);
      case Opcodes.INEG, Opcodes.FNEG, Opcodes.I2F, Opcodes.F2I -> effect(1, 1);
      case Opcodes.LNEG, Opcodes.DNEG, Opcodes.L2D, Opcodes.D2L -> effect(2, 2);
      case Opcodes.I2L, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D -> effect(1, 2);
      case Opcodes.L2I, Opcodes.L2F, Opcodes.D2I, Opcodes.D2F -> effect(2, 1);
      case Opcodes.I2B, Opcodes.I2C, Opcodes.I2S, Opcodes.ARRAYLENGTH -> effect(1, 1);
      case Opcodes.LCMP, Opcodes.DCMPL, Opcodes.DCMPG -> effect(4, 1);
      case Opcodes.FCMPL, Opcodes.FCMPG -> effect(2, 1);
      default -> {
        if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.FCONST_2) {
          yield effect(0, 1);
        }
        yield opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR
            ? arithmetic(opcode)
            : effect(0, 0); // nop, returns and throws: a frame follows
      }
    };
  }

  /** Each instruction for int or float is followed by the one for long or double. */
  private static StackEffect arithmetic(int opcode) {
    boolean wide = (opcode - Opcodes.IADD) % 2 == 1;
    return wide ? effect(4, 2) : effect(2, 1);
  }

  private static StackEffect effect(int taken, int left) {
    return new StackEffect(taken, left);
  }
}
