package dev.etlpipeline.core.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/** The keys of a chunk as one JSON text, for OPENJSON: {@code [{"o":0,"k0":"..."}, ...]}. */
final class KeyJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private KeyJson() {}

    static String of(List<Object[]> keys) {
        StringWriter text = new StringWriter(keys.size() * 32);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartArray();
            for (int i = 0; i < keys.size(); i++) {
                json.writeStartObject();
                json.writeNumberField("o", i);
                Object[] key = keys.get(i);
                for (int part = 0; part < key.length; part++) {
                    json.writeFieldName("k" + part);
                    write(json, key[part]);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeString(number.toPlainString());
        } else if (value instanceof Boolean flag) {
            json.writeNumber(flag ? 1 : 0);
        } else if (value instanceof LocalDateTime time) {
            json.writeString(BulkRows.text(time));
        } else {
            json.writeString(value.toString());
        }
    }
}
