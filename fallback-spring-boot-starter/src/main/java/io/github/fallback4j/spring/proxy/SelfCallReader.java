package io.github.fallback4j.spring.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;

/** Collects the calls that the methods of one class make on {@code this}. */
final class SelfCallReader extends ClassVisitor {
  private static final String LAMBDA = "lambda$";

  private final Set<String> family;
  private final List<Call> calls = new ArrayList<>();

  /**
   * One call on {@code this}.
   *
   * @param caller the calling method, or the one that contains the calling lambda
   * @param called name of the method that is called
   * @param descriptor the descriptor of the called method
   */
  record Call(String caller, String called, String descriptor) {}

  /**
   * Creates a reader without calls.
   *
   * @param family internal names of the class and all it inherits from
   */
  SelfCallReader(Set<String> family) {
    super(SpringAsmInfo.ASM_VERSION);
    this.family = family;
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    int withoutBody = Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;
    boolean bridge = (access & Opcodes.ACC_BRIDGE) != 0;
    return (access & withoutBody) != 0 || bridge
        ? null
        : new ThisTracker(
            family, (called, type) -> calls.add(new Call(written(name), called, type)));
  }

  /**
   * Returns the method that contains a lambda: the compiler names the body of one in {@code page()}
   * {@code lambda$page$0}.
   */
  private static String written(String name) {
    return name.startsWith(LAMBDA) ? name.substring(LAMBDA.length(), name.lastIndexOf('$')) : name;
  }
}
