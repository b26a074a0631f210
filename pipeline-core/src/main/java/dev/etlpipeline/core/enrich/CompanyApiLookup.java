package dev.etlpipeline.core.enrich;

import static dev.etlpipeline.core.enrich.JsonBody.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Companies by the contract of Companies House: a search by name, then the profile of the one company that has this
 * name. Keys are names as files write them. Fields: {@code company_name, company_number, company_status, company_type,
 * sic_codes, accounts_type, company_size, industry}.
 *
 * <p>The search is fuzzy and always has a first hit, so a hit counts only where its title is the same name, as
 * {@link CompanyNames} compares; a name beyond the search's first page is not found. Where several companies had the
 * name, an active one goes before others, then the youngest, then the lowest number.
 */
final class CompanyApiLookup implements Lookup {

    private static final Comparator<Hit> BEST_FIRST = Comparator.comparing(Hit::active)
            .reversed()
            .thenComparing(Comparator.comparing(Hit::created).reversed())
            .thenComparing(Hit::number);

    private final ApiClient client;
    private final ExecutorService executor;

    /** @param created ISO-8601, so that it sorts as text; empty where unknown */
    private record Hit(String number, boolean active, String created) {}

    /** @throws IllegalArgumentException also without an API key, which Companies House asks of everybody */
    CompanyApiLookup(LookupContext context) {
        if (context.settings().apiKey().isEmpty()) {
            String setting = "enrichment." + context.enrichment() + ".api-key";
            throw new IllegalArgumentException(
                    setting + " is not set, and source api needs it: give a reference such as"
                            + " ${COMPANIES_HOUSE_API_KEY}, or run with --no-enrich");
        }
        this.client = new ApiClient(context);
        this.executor = context.executor();
    }

    @Override
    public String source() {
        return CoreLookups.API;
    }

    /** Searching does not mind case. */
    @Override
    public String form(String key) {
        return key.toUpperCase(Locale.ROOT);
    }

    @Override
    public Map<String, Values> find(Set<String> keys) throws Exception {
        List<Callable<Map<String, Values>>> names = new ArrayList<>();
        keys.forEach(name -> names.add(() -> Map.of(name, company(name))));
        return SideBySide.ask(executor, names);
    }

    private Values company(String name) throws Exception {
        String wanted = CompanyNames.normalise(name);
        if (wanted.isEmpty()) {
            return Values.notFound();
        }
        Request.Builder search = new Request.Builder()
                .url(client.url()
                        .addPathSegments("search/companies")
                        .addQueryParameter("q", name)
                        .build());
        Optional<Hit> hit = client.call(search, body -> best(wanted, body.path("items")));
        return hit.isEmpty() ? Values.notFound() : profile(hit.get().number());
    }

    private static Optional<Hit> best(String wanted, JsonNode items) throws MalformedBody {
        if (!items.isArray()) {
            throw new MalformedBody("the search has no list of items");
        }
        List<Hit> hits = new ArrayList<>();
        for (JsonNode item : items) {
            String title = text(item, "title");
            if (title != null && CompanyNames.normalise(title).equals(wanted)) {
                hits.add(hit(item));
            }
        }
        return hits.stream().min(BEST_FIRST);
    }

    private static Hit hit(JsonNode item) throws MalformedBody {
        String number = text(item, "company_number");
        if (number == null) {
            throw new MalformedBody("an item of the search has no company_number");
        }
        return new Hit(
                number,
                "active".equals(text(item, "company_status")),
                item.path("date_of_creation").asText(""));
    }

    private Values profile(String number) throws Exception {
        Request.Builder request = new Request.Builder()
                .url(client.url()
                        .addPathSegment("company")
                        .addPathSegment(number)
                        .build());
        return client.callIfPresent(request, body -> values(number, body)).orElse(Values.notFound());
    }

    private static Values values(String number, JsonNode profile) throws MalformedBody {
        if (!profile.isObject() || profile.isEmpty()) {
            throw new MalformedBody("the profile is not an object with fields");
        }
        List<String> sicCodes = new ArrayList<>();
        profile.path("sic_codes").forEach(code -> sicCodes.add(code.asText()));
        String accounts = text(profile.path("accounts").path("last_accounts"), "type");
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("company_name", text(profile, "company_name"));
        fields.put("company_number", number);
        fields.put("company_status", text(profile, "company_status"));
        fields.put("company_type", text(profile, "type"));
        fields.put("sic_codes", sicCodes.isEmpty() ? null : String.join(",", sicCodes));
        fields.put("accounts_type", accounts);
        fields.put("company_size", CompanySize.ofAccounts(accounts));
        fields.put("industry", sicCodes.isEmpty() ? null : SicSections.nameOf(sicCodes.get(0)));
        return Values.of(fields);
    }

    @Override
    public void close() {
        client.close();
    }
}
