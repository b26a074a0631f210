package dev.etlpipeline.core.settings;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One enrichment: where its answers come from and how its API is called. */
public interface ApiSettings {

    @Setting(
            "Where answers come from: api, for postcodes also reference (./pipeline reference import), and what modules"
                    + " add. Several, with commas, are asked in order.")
    @WithDefault("api")
    List<String> source();

    @Setting("Base URL of the API, or stand-in:NAME for a simulated one.")
    Optional<String> baseUrl();

    @Setting(value = "Key for the API; give a reference such as ${COMPANIES_HOUSE_API_KEY}.", secret = true)
    Optional<String> apiKey();

    @Setting(
            "Public keys of which the API's chain of certificates has to show one, each as sha256/ and the Base64 of its"
                    + " SHA-256; beside what the JVM checks. Give the next key too, or a change of certificate ends runs.")
    Optional<List<String>> pins();

    @Setting(value = "How long to wait for a connection.", atLeast = "PT0.01S", atMost = "PT5M")
    @WithDefault("PT2S")
    Duration connectTimeout();

    @Setting(value = "How long to wait between two bytes of an answer.", atLeast = "PT0.01S", atMost = "PT5M")
    @WithDefault("PT5S")
    Duration readTimeout();

    @Setting(value = "How long one exchange may take in all.", atLeast = "PT0.01S", atMost = "PT10M")
    @WithDefault("PT10S")
    Duration callTimeout();

    @Setting(value = "Calls in flight, at most.", min = 1, max = 256)
    @WithDefault("8")
    int maxConcurrent();

    @Setting(
            value = "Keys of one bulk call, at most, where the API has bulk calls. postcodes.io takes 100.",
            min = 1,
            max = 1000)
    @WithDefault("100")
    int bulkSize();

    @Setting(
            value = "Answers kept in memory, at most, those that say \"not found\" included; 0 keeps none.",
            min = 0,
            max = 100_000_000)
    @WithDefault("100000")
    long cacheEntries();

    @Setting(value = "How long an answer is kept.", atLeast = "PT1S", atMost = "P365D")
    @WithDefault("PT24H")
    Duration cacheTtl();

    @Setting(value = "How long the answer \"not found\" is kept.", atLeast = "PT1S", atMost = "P365D")
    @WithDefault("PT1H")
    Duration negativeTtl();
}
