package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.spring.CallerIdentity;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.security.Principal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class CallerIdentityTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class));

  @AfterEach
  void forgetWhoActs() {
    SecurityContextHolder.clearContext();
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void theAuthenticatedUserIsTheCaller() {
    authenticate(new TestingAuthenticationToken("ada", ""));

    assertThat(current()).isEqualTo("ada");
  }

  @Test
  void whoIsAnonymousIsNobody() {
    authenticate(
        new AnonymousAuthenticationToken(
            "key", "anonymousUser", AuthorityUtils.createAuthorityList("ANONYMOUS")));

    assertThat(current()).isNull();
  }

  @Test
  void withoutAuthenticationTheUserOfTheRequestIsTheCaller() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setUserPrincipal(named("bob"));
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));

    assertThat(current()).isEqualTo("bob");
  }

  @Test
  void aRequestOfNobodyIsNobodys() {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));

    assertThat(current()).isNull();
  }

  @Test
  void outsideOfRequestsNobodyIsKnown() {
    assertThat(current()).isNull();
  }

  private Object current() {
    Object[] current = new Object[1];
    runner.run(
        context -> {
          List<CallerIdentity> identities =
              context.getBeanProvider(CallerIdentity.class).orderedStream().toList();
          current[0] = new AllIdentities(identities).get();
        });
    return current[0];
  }

  private static void authenticate(Authentication authentication) {
    SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
  }

  private static Principal named(String name) {
    return () -> name;
  }
}
