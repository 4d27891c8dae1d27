package io.github.fallback4j.examples.school;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The pupil who is learning. A real school would ask for a name and a password.
 *
 * @param name first name
 * @param room the class
 */
@ConfigurationProperties("school.pupil")
public record Pupil(String name, String room) {}
