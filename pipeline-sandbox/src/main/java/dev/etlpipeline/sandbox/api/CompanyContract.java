package dev.etlpipeline.sandbox.api;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of the <a href="https://developer-specs.company-information.service.gov.uk/">Companies House API</a> that
 * enrichment uses: search by name, profile by number. Any key will do, as the user name of HTTP Basic, but there must be
 * one. A refused call gets no Retry-After, as there.
 */
final class CompanyContract implements ApiContract {

    private static final int PAGE = 20;

    private final CompanyRegister register;
    private final CallBudget budget;

    CompanyContract(CompanyRegister register, CallBudget budget) {
        this.register = register;
        this.budget = budget;
    }

    @Override
    public Answer answer(Request request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return refusal(401, "Empty Authorization header");
        } else if (!hasKey(authorization)) {
            return refusal(401, "Invalid Authorization");
        }
        CallBudget.Standing standing = budget.take();
        Answer answer = standing.allowed() ? route(request) : refusal(429, "Rate limit exceeded");
        return answer.with(standing.headers());
    }

    void reset() {
        budget.reset();
    }

    private Answer route(Request request) {
        List<String> path = ApiContract.path(request);
        if (request.getMethod().equals(RequestMethod.GET) && path.size() == 2) {
            if (path.equals(List.of("search", "companies"))) {
                return search(request.queryParameter("q"));
            } else if (path.get(0).equals("company")) {
                return profile(path.get(1));
            }
        }
        return notFound("resource-not-found");
    }

    private Answer search(QueryParameter query) {
        List<Map<String, Object>> items = query.isPresent()
                ? register.search(query.firstValue()).stream()
                        .map(CompanyContract::item)
                        .toList()
                : List.of();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "search#companies");
        body.put("items", items);
        body.put("items_per_page", PAGE);
        body.put("start_index", 0);
        body.put("page_number", 1);
        body.put("total_results", items.size());
        return Answer.ok(body);
    }

    private Answer profile(String number) {
        return register.find(number)
                .map(company -> Answer.ok(profile(company)))
                .orElseGet(() -> notFound("company-profile-not-found"));
    }

    private static Map<String, Object> item(Company company) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("kind", "searchresults#company");
        item.put("title", company.name());
        item.put("company_number", company.number());
        item.put("company_status", company.status());
        item.put("company_type", company.type());
        item.put("date_of_creation", company.created().toString());
        item.put("links", Map.of("self", "/company/" + company.number()));
        return item;
    }

    private static Map<String, Object> profile(Company company) {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("company_name", company.name());
        profile.put("company_number", company.number());
        profile.put("company_status", company.status());
        profile.put("type", company.type());
        profile.put("date_of_creation", company.created().toString());
        profile.put("sic_codes", company.sicCodes());
        profile.put("accounts", Map.of("last_accounts", Map.of("type", company.lastAccounts())));
        profile.put("links", Map.of("self", "/company/" + company.number()));
        return profile;
    }

    /** {@code Basic base64(key:)}. */
    private static boolean hasKey(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).strip());
            return new String(decoded, StandardCharsets.UTF_8).indexOf(':') > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Answer refusal(int status, String error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("type", "ch:service");
        return Answer.of(status, body);
    }

    private static Answer notFound(String error) {
        return Answer.of(404, Map.of("errors", List.of(refusal(404, error).body())));
    }
}
