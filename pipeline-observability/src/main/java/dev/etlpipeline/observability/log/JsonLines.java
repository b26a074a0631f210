package dev.etlpipeline.observability.log;

import ch.qos.logback.core.Context;
import net.logstash.logback.composite.loggingevent.KeyValuePairsJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggerNameJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventFormattedTimestampJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventJsonProviders;
import net.logstash.logback.composite.loggingevent.LoggingEventThreadNameJsonProvider;
import net.logstash.logback.composite.loggingevent.MessageJsonProvider;
import net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder;

/** The form of a line: one JSON object, its time in UTC first. */
final class JsonLines {

    static final String TIME = "time";
    static final String MESSAGE = "message";
    static final String LOGGER = "logger";

    private JsonLines() {}

    static LoggingEventCompositeJsonEncoder encoder(Context context, LiveRuns runs) {
        LoggingEventJsonProviders providers = new LoggingEventJsonProviders();
        LoggingEventFormattedTimestampJsonProvider time = new LoggingEventFormattedTimestampJsonProvider();
        time.setFieldName(TIME);
        time.setTimeZone("UTC");
        time.setPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
        providers.addTimestamp(time);
        providers.addProvider(new SeverityField());
        providers.addKeyValuePairs(new KeyValuePairsJsonProvider());
        providers.addProvider(new CorrelationFields(runs));
        providers.addMessage(new MessageJsonProvider());
        LoggerNameJsonProvider logger = new LoggerNameJsonProvider();
        logger.setFieldName(LOGGER);
        providers.addLoggerName(logger);
        LoggingEventThreadNameJsonProvider thread = new LoggingEventThreadNameJsonProvider();
        thread.setFieldName("thread");
        providers.addThreadName(thread);
        providers.addProvider(new SafeStackTrace());

        LoggingEventCompositeJsonEncoder encoder = new LoggingEventCompositeJsonEncoder();
        encoder.setContext(context);
        encoder.setProviders(providers);
        encoder.start();
        return encoder;
    }
}
