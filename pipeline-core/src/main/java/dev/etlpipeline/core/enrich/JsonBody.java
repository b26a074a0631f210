package dev.etlpipeline.core.enrich;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads a whole body as JSON, bounded. Thread-safe. */
final class JsonBody {

    /** A bulk answer of 1,000 postcodes takes about 1.5 MiB; whatever is longer is no answer of these APIs. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private final ObjectReader reader = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /** @throws IOException the body cannot be read to its end */
    JsonNode read(BufferedSource source) throws IOException, MalformedBody {
        if (source.request(MAX_BYTES + 1L)) {
            throw new MalformedBody("it is longer than " + MAX_BYTES + " bytes");
        }
        byte[] bytes = source.readByteArray();
        try {
            return reader.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new MalformedBody(bytes.length + " bytes that are not JSON, as seen at byte "
                    + e.getLocation().getByteOffset());
        }
    }

    /** Null where the field is absent, blank or no text. */
    static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }
}
