package io.github.fallback4j.examples.lab.app;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the lab asks of the application, and users do not. */
@RestController
class LabController {
  private final Tally tally;
  private final Work work;

  LabController(Tally tally, Work work) {
    this.tally = tally;
    this.work = work;
  }

  @GetMapping("/lab/tally")
  String tally() {
    return tally.text();
  }

  @PostMapping("/lab/tally/reset")
  void reset() {
    tally.reset();
  }

  /** Nanoseconds of CPU that its threads have used, without the compiler's and the collector's. */
  @GetMapping("/lab/cpu")
  String cpu() {
    return Long.toString(work.used());
  }

  @PostMapping("/lab/lesson-work")
  void lessonUses(@RequestBody String nanos) {
    work.lessonUses(Long.parseLong(nanos));
  }
}
