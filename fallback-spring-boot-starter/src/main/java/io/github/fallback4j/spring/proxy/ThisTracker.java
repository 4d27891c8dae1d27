package io.github.fallback4j.spring.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ConstantDynamic;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * Follows {@code this} over the operand stack of an instance method, and reports the calls made on
 * it: {@code this.ranking()}, {@code this::ranking}; but not {@code proxy.ranking()}, even if
 * {@code proxy} is of the same type. At branch targets the state comes from the stack map frames of
 * the class file.
 */
final class ThisTracker extends MethodVisitor {
  private final Set<String> family;
  private final BiConsumer<String, String> report;

  /** Whether each slot of the stack holds {@code this}. */
  private final List<Boolean> stack = new ArrayList<>();

  /**
   * Starts with an empty stack.
   *
   * @param family internal names of the class and all it inherits from
   * @param report receives the name and descriptor of each method called on {@code this}
   */
  ThisTracker(Set<String> family, BiConsumer<String, String> report) {
    super(SpringAsmInfo.ASM_VERSION);
    this.family = family;
    this.report = report;
  }

  @Override
  public void visitFrame(
      int type,
      int locals,
      Object @Nullable [] local,
      int entries,
      Object @Nullable [] entryTypes) {
    List<Boolean> before = List.copyOf(stack);
    stack.clear();
    for (int i = 0; entryTypes != null && i < entries; i++) {
      Object entry = entryTypes[i];
      boolean wide = entry.equals(Opcodes.LONG) || entry.equals(Opcodes.DOUBLE);
      boolean ofFamily = entry instanceof String name && family.contains(name);
      stack.add(ofFamily && stack.size() < before.size() && before.get(stack.size()));
      if (wide) {
        push(1);
      }
    }
  }

  @Override
  public void visitInsn(int opcode) {
    switch (opcode) {
      case Opcodes.DUP -> copy(1, 0);
      case Opcodes.DUP_X1 -> copy(1, 1);
      case Opcodes.DUP_X2 -> copy(1, 2);
      case Opcodes.DUP2 -> copy(2, 0);
      case Opcodes.DUP2_X1 -> copy(2, 1);
      case Opcodes.DUP2_X2 -> copy(2, 2);
      case Opcodes.SWAP -> {
        copy(1, 1);
        pop(1);
      }
      default -> {
        StackEffect effect = StackEffect.of(opcode);
        pop(effect.taken());
        push(effect.left());
      }
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    pop(opcode == Opcodes.NEWARRAY ? 1 : 0);
    push(1);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    switch (opcode) {
      case Opcodes.ALOAD -> stack.add(variable == 0);
      case Opcodes.ILOAD, Opcodes.FLOAD -> push(1);
      case Opcodes.LLOAD, Opcodes.DLOAD -> push(2);
      case Opcodes.ISTORE, Opcodes.FSTORE, Opcodes.ASTORE -> pop(1);
      case Opcodes.LSTORE, Opcodes.DSTORE -> pop(2);
      default -> stack.clear();
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (opcode != Opcodes.CHECKCAST) {
      pop(opcode == Opcodes.NEW ? 0 : 1);
      push(1);
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    int size = Type.getType(descriptor).getSize();
    boolean ofObject = opcode == Opcodes.GETFIELD || opcode == Opcodes.PUTFIELD;
    boolean put = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
    pop((ofObject ? 1 : 0) + (put ? size : 0));
    push(put ? 0 : size);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    int taken = (sizes >> 2) - (opcode == Opcodes.INVOKESTATIC ? 1 : 0);
    boolean overridable = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
    if (overridable && family.contains(owner) && isThis(taken)) {
      report.accept(name, descriptor);
    }
    pop(taken);
    push(sizes & 3);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    int taken = (sizes >> 2) - 1;
    for (Object argument : arguments) {
      if (argument instanceof Handle reference
          && reference.getTag() != Opcodes.H_INVOKESTATIC
          && family.contains(reference.getOwner())
          && isThis(taken)) {
        report.accept(reference.getName(), reference.getDesc());
      }
    }
    pop(taken);
    push(sizes & 3);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    boolean compares = opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE;
    pop(compares ? 2 : opcode == Opcodes.GOTO ? 0 : 1);
  }

  @Override
  public void visitLdcInsn(Object value) {
    boolean wide =
        value instanceof Long
            || value instanceof Double
            || (value instanceof ConstantDynamic dynamic && dynamic.getSize() == 2);
    push(wide ? 2 : 1);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    pop(1);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    pop(1);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    pop(dimensions);
    push(1);
  }

  private boolean isThis(int slotsFromTop) {
    int slot = stack.size() - slotsFromTop;
    return slotsFromTop > 0 && slot >= 0 && stack.get(slot);
  }

  private void push(int slots) {
    for (int i = 0; i < slots; i++) {
      stack.add(false);
    }
  }

  private void pop(int slots) {
    int left = Math.max(0, stack.size() - slots);
    stack.subList(left, stack.size()).clear();
  }

  /** Copies the top slots below the ones under them. */
  private void copy(int slots, int under) {
    int from = stack.size() - slots;
    if (from - under >= 0) {
      stack.addAll(from - under, List.copyOf(stack.subList(from, stack.size())));
    }
  }
}
