package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Classes the test's own build cannot contain: without parameter names, of others' packages. */
final class Compiled {
  private Compiled() {}

  /**
   * Compiles without {@code -parameters}, and loads.
   *
   * @param sources class name to source
   */
  static ClassLoader classes(Path directory, Map<String, String> sources) throws IOException {
    compile(directory, sources, List.of());
    return new URLClassLoader(
        new URL[] {directory.toUri().toURL()}, Compiled.class.getClassLoader());
  }

  /**
   * Compiles a module that opens nothing, and loads it.
   *
   * @param sources class name to source, all of one package, by whose name the module goes
   */
  static ClassLoader closedModule(Path directory, String name, Map<String, String> sources)
      throws IOException {
    Map<String, String> all = new HashMap<>(sources);
    all.put("module-info", "module " + name + " {}");
    compile(directory, all, List.of("--add-reads", name + "=ALL-UNNAMED"));
    ModuleLayer boot = ModuleLayer.boot();
    Configuration resolved =
        boot.configuration().resolve(ModuleFinder.of(directory), ModuleFinder.of(), Set.of(name));
    ClassLoader ours = Compiled.class.getClassLoader();
    ModuleLayer.Controller made =
        ModuleLayer.defineModulesWithOneLoader(resolved, List.of(boot), ours);
    made.addReads(made.layer().findModule(name).orElseThrow(), ours.getUnnamedModule());
    return made.layer().findLoader(name);
  }

  private static void compile(Path directory, Map<String, String> sources, List<String> more)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<SimpleJavaFileObject> files = new ArrayList<>();
    sources.forEach((name, source) -> files.add(new Source(name, source)));
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(directory));
      List<String> options = new ArrayList<>(more);
      options.addAll(List.of("-proc:none", "-classpath", System.getProperty("java.class.path")));
      assertThat(compiler.getTask(null, manager, null, options, null, files).call()).isTrue();
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("source:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
