package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.reference.PostcodeDirectory;
import dev.etlpipeline.core.reference.ReferencePostcode;
import dev.etlpipeline.core.step.UkPostcode;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Postcodes out of {@code etl.reference_postcode}, with the fields and the answers of {@link PostcodeApiLookup}: outside
 * England the country's name stands in for the region, and a postcode that is out of use is not found. One that the table
 * lacks is left to the next source, since it may be newer than the import.
 */
final class PostcodeReferenceLookup implements Lookup {

    private final PostcodeDirectory directory;

    /** @throws IllegalArgumentException where no postcodes were imported */
    PostcodeReferenceLookup(LookupContext context, Dialect dialect) {
        this.directory = new PostcodeDirectory(context.warehouse(), dialect);
        try {
            if (!directory.isThere()) {
                throw new IllegalArgumentException(CoreLookups.nothingImported(context.enrichment()));
            }
        } catch (SQLException e) {
            throw new WarehouseException(
                    "the imported postcodes could not be looked at, the warehouse says: " + SqlErrors.describe(e), e);
        }
    }

    @Override
    public String source() {
        return CoreLookups.REFERENCE;
    }

    /** Asking the table costs little, and rows then say the same whichever of them came first. */
    @Override
    public boolean cacheable() {
        return false;
    }

    @Override
    public boolean answersAll() {
        return false;
    }

    @Override
    public Map<String, Values> find(Set<String> keys) throws SQLException {
        Map<String, String> normalised = new HashMap<>();
        Map<String, Values> answers = new HashMap<>();
        for (String key : keys) {
            String postcode = UkPostcode.normalise(key);
            if (postcode == null) {
                answers.put(key, Values.notFound());
            } else {
                normalised.put(key, postcode);
            }
        }
        Map<String, ReferencePostcode> found = directory.find(List.copyOf(Set.copyOf(normalised.values())));
        normalised.forEach((key, postcode) -> {
            ReferencePostcode known = found.get(postcode);
            if (known != null) {
                answers.put(key, values(known));
            }
        });
        return answers;
    }

    private static Values values(ReferencePostcode known) {
        if (known.terminated() != null) {
            return Values.notFound();
        }
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("postcode", known.postcode());
        fields.put("country", known.country());
        fields.put("region", known.region() == null ? known.country() : known.region());
        fields.put("district", known.district());
        fields.put("longitude", known.longitude());
        fields.put("latitude", known.latitude());
        return Values.of(fields);
    }
}
