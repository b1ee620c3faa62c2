package io.fapiaodesk.platform.gateway;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fapiaodesk.platform.gateway.UnreachableException.Code;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * One system outside and how it is asked. A call is made once and takes as long as the settings allow; whatever is not
 * the answer that was agreed on is an {@link UnreachableException}. When most of the last calls failed, the circuit opens:
 * for a pause no call is made, then three are tried.
 */
public final class Gateway {

    private static final int REMEMBERED_CALLS = 20;
    private static final int CALLS_BEFORE_JUDGEMENT = 10;
    private static final int TRIAL_CALLS = 3;
    private static final float TOO_MANY_FAILURES_PERCENT = 50;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(10);

    private static final Pattern NOT_FOR_PEOPLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final int MOST_CHARACTERS = 500;

    private final String name;
    private final Duration pause;
    private final MeterRegistry meters;
    private final CircuitBreaker circuit;
    private final HttpServiceProxyFactory interfaces;

    /**
     * @param name how metrics call the system, such as {@code tax-bureau}
     */
    public Gateway(String name, GatewayAddress address, GatewaySettings settings, MeterRegistry meters) {
        this.name = name;
        this.pause = settings.pause();
        this.meters = meters;
        this.circuit = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(REMEMBERED_CALLS)
                        .minimumNumberOfCalls(CALLS_BEFORE_JUDGEMENT)
                        .failureRateThreshold(TOO_MANY_FAILURES_PERCENT)
                        .waitDurationInOpenState(pause)
                        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                        .maxWaitDurationInHalfOpenState(pause)
                        .writableStackTraceEnabled(false)
                        .build());
        this.interfaces = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client(address, settings)))
                .build();
        for (CircuitBreaker.State state :
                List.of(CircuitBreaker.State.CLOSED, CircuitBreaker.State.OPEN, CircuitBreaker.State.HALF_OPEN)) {
            Gauge.builder("fapiao.gateway.circuit", () -> circuit.getState() == state ? 1 : 0)
                    .description("1 for the state that the circuit is in")
                    .tag("gateway", name)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    /** The system's interface, declared with {@code @HttpExchange}. Its methods are called within {@link #ask} only. */
    public <T> T offering(Class<T> httpInterface) {
        return interfaces.createClient(httpInterface);
    }

    /**
     * Makes one call, in no transaction.
     *
     * @param call what metrics call it
     * @param outcome the word by which metrics count the answer
     */
    public <A> A ask(String call, Supplier<A> question, Function<A, String> outcome) {
        NoTransaction.whileAsking(name);
        Timer.Sample time = Timer.start(meters);
        try {
            A answer = circuit.executeSupplier(() -> understood(question));
            count(time, call, outcome.apply(answer));
            return answer;
        } catch (CallNotPermittedException e) {
            count(time, call, Code.LEFT_ALONE.name());
            throw new UnreachableException(Code.LEFT_ALONE, "the " + name + " failed too often of late", pause, e);
        } catch (UnreachableException e) {
            count(time, call, e.code().name());
            throw e;
        }
    }

    /**
     * Nothing, if the other side says with this code that it does not know what it was asked about. A 404 alone says
     * nothing: a wrong address answers it as well.
     */
    public static <T> Optional<T> unlessUnknown(String code, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (HttpClientErrorException.NotFound e) {
            if (saysItself(code, e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Words from outside, fit to be shown to people: on one line, without invisible characters, not too many. */
    public static String readable(@Nullable String words) {
        String plain = NOT_FOR_PEOPLE
                .matcher(words == null ? "" : words)
                .replaceAll(" ")
                .strip();
        return plain.length() > MOST_CHARACTERS ? plain.substring(0, MOST_CHARACTERS) : plain;
    }

    private static boolean saysItself(String code, HttpClientErrorException.NotFound answer) {
        try {
            Problem problem = answer.getResponseBodyAs(Problem.class);
            return problem != null && code.equals(problem.code());
        } catch (RestClientException | IllegalStateException | NonsenseException e) {
            return false;
        }
    }

    /** What every interface of this kind says when it cannot answer. */
    private record Problem(@Nullable String code, @Nullable String message) {}

    private <A> A understood(Supplier<A> question) {
        try {
            return question.get();
        } catch (NonsenseException e) {
            throw new UnreachableException(Code.NONSENSE, String.valueOf(e.getMessage()), pause, e);
        } catch (RestClientResponseException e) {
            boolean rejected = e instanceof HttpClientErrorException
                    && e.getStatusCode().value() != 408
                    && e.getStatusCode().value() != 429;
            throw new UnreachableException(
                    rejected ? Code.CALL_REJECTED : Code.OUT_OF_ORDER,
                    "it answered " + e.getStatusCode().value(),
                    retryAfter(e.getResponseHeaders()),
                    e);
        } catch (ResourceAccessException e) {
            throw lost(e);
        } catch (RestClientException e) {
            NonsenseException nonsense = cause(e, NonsenseException.class);
            if (nonsense == null && cause(e, IOException.class) != null && !isAboutJson(e)) {
                throw lost(e);
            }
            throw new UnreachableException(Code.NONSENSE, "its answer is not the one that was agreed on", pause, e);
        }
    }

    private UnreachableException lost(RestClientException e) {
        boolean noConnection =
                cause(e, ConnectException.class) != null || cause(e, HttpConnectTimeoutException.class) != null;
        return noConnection
                ? new UnreachableException(Code.NO_CONNECTION, "nobody listens at its address", pause, e)
                : new UnreachableException(Code.NO_ANSWER, "no answer came in time", pause, e);
    }

    private static boolean isAboutJson(RestClientException e) {
        return cause(e, JacksonException.class) != null;
    }

    private static <T> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private Duration retryAfter(@Nullable HttpHeaders headers) {
        String seconds = headers == null ? null : headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (seconds == null || !seconds.matches("[0-9]{1,5}")) {
            return pause;
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(seconds));
        return wanted.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wanted;
    }

    private void count(Timer.Sample time, String call, String outcome) {
        time.stop(Timer.builder("fapiao.gateway.calls")
                .description("Calls to systems outside, by what came of them")
                .tag("gateway", name)
                .tag("call", call)
                .tag("outcome", outcome.toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(
                        Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(5))
                .register(meters));
    }

    private static RestClient client(GatewayAddress address, GatewaySettings settings) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build());
        requests.setReadTimeout(settings.readTimeout());
        return RestClient.builder()
                .baseUrl(address.url().toString().replaceFirst("/+$", ""))
                .requestFactory(requests)
                .requestInterceptor((request, body, execution) -> new BoundedAnswer(execution.execute(request, body)))
                .defaultStatusHandler(status -> !status.isError() && status.value() != 200, (request, response) -> {
                    throw new NonsenseException(
                            "it answered " + response.getStatusCode().value());
                })
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(toTheLetter());
                })
                .defaultHeaders(headers -> {
                    headers.setAccept(List.of(MediaType.APPLICATION_JSON));
                    if (address.token() != null) {
                        headers.setBearerAuth(address.token());
                    }
                })
                .build();
    }

    /**
     * Reads what is there and nothing else: no number for a text, no second document after the first, no field twice.
     * Fields that we do not know are the other side's business.
     */
    private static MappingJackson2HttpMessageConverter toTheLetter() {
        JsonMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Boolean, flag -> flag.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.String, CoercionAction.Fail))
                .build();
        MappingJackson2HttpMessageConverter converter = new MappingJackson2HttpMessageConverter(json);
        converter.setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON));
        return converter;
    }
}
