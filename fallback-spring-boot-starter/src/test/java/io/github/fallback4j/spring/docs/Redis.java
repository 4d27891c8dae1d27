package io.github.fallback4j.spring.docs;

import java.util.List;

/** What the samples call. */
interface Redis {
  List<String> top(int count);
}
