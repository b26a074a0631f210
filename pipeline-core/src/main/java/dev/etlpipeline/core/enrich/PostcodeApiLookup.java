package dev.etlpipeline.core.enrich;

import static dev.etlpipeline.core.enrich.JsonBody.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Postcodes by the contract of postcodes.io: {@code POST /postcodes} with up to {@code bulk-size} of them, answered in
 * request order with {@code null} for what is unknown. Keys are normalised postcodes ({@code SW1A 1AA}). Fields:
 * {@code postcode, country, region, district, longitude, latitude}.
 *
 * <p>Only England has regions; elsewhere the country's name stands in. Coordinates are the centre of the postcode's
 * addresses, an approximation by itself, so they are rounded half-even to six digits (0.1 m), the warehouse's scale;
 * the Channel Islands and the Isle of Man have none.
 */
final class PostcodeApiLookup implements Lookup {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int COORDINATE_SCALE = 6;

    private final ApiClient client;
    private final ExecutorService executor;
    private final int bulkSize;

    PostcodeApiLookup(LookupContext context) {
        this.client = new ApiClient(context);
        this.executor = context.executor();
        this.bulkSize = context.settings().bulkSize();
    }

    @Override
    public String source() {
        return CoreLookups.API;
    }

    @Override
    public Map<String, Values> find(Set<String> keys) throws Exception {
        List<String> all = List.copyOf(keys);
        List<Callable<Map<String, Values>>> bulks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += bulkSize) {
            List<String> bulk = all.subList(from, Math.min(from + bulkSize, all.size()));
            bulks.add(() -> ask(bulk));
        }
        return SideBySide.ask(executor, bulks);
    }

    private Map<String, Values> ask(List<String> postcodes) throws Exception {
        Request.Builder request = new Request.Builder()
                .url(client.url().addPathSegment("postcodes").build())
                .post(body(postcodes));
        return client.call(request, body -> answers(postcodes, body.path("result")));
    }

    private static RequestBody body(List<String> postcodes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        postcodes.forEach(list::add);
        JsonNode body = JsonNodeFactory.instance.objectNode().set("postcodes", list);
        return RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8), JSON);
    }

    private static Map<String, Values> answers(List<String> postcodes, JsonNode result) throws MalformedBody {
        if (!result.isArray() || result.size() != postcodes.size()) {
            throw new MalformedBody("result has " + result.size() + " entries for " + postcodes.size() + " postcodes");
        }
        Map<String, Values> answers = new HashMap<>();
        for (int i = 0; i < postcodes.size(); i++) {
            JsonNode entry = result.get(i);
            if (!postcodes.get(i).equals(entry.path("query").asText())) {
                throw new MalformedBody("entry " + i + " of result answers another query than was asked there");
            }
            answers.put(postcodes.get(i), values(entry.path("result")));
        }
        return answers;
    }

    private static Values values(JsonNode result) throws MalformedBody {
        if (!result.isObject()) {
            if (result.isNull()) {
                return Values.notFound();
            }
            throw new MalformedBody("an entry of result has neither an object nor null as its result");
        }
        String country = text(result, "country");
        String region = text(result, "region");
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("postcode", text(result, "postcode"));
        fields.put("country", country);
        fields.put("region", region == null ? country : region);
        fields.put("district", text(result, "admin_district"));
        fields.put("longitude", coordinate(result, "longitude"));
        fields.put("latitude", coordinate(result, "latitude"));
        return Values.of(fields);
    }

    private static @Nullable BigDecimal coordinate(JsonNode result, String field) throws MalformedBody {
        JsonNode value = result.path(field);
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        BigDecimal degrees = value.decimalValue();
        // The scale is looked at first: rounding 1e-999999999 would take all memory.
        if (!value.isNumber()
                || Math.abs(degrees.scale()) > 100
                || degrees.abs().intValue() > 180) {
            throw new MalformedBody(field + " is not a number of degrees");
        }
        return degrees.setScale(COORDINATE_SCALE, RoundingMode.HALF_EVEN);
    }

    @Override
    public void close() {
        client.close();
    }
}
