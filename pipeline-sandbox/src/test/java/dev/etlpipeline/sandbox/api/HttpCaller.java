package dev.etlpipeline.sandbox.api;

import com.github.tomakehurst.wiremock.common.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls an API as the pipeline would. */
final class HttpCaller {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String baseUrl;

    HttpCaller(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> getWithKey(String path) {
        return get(path, "Authorization", basic("a-key", ""));
    }

    HttpResponse<String> search(String name) {
        return getWithKey("/search/companies?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    HttpResponse<String> postJson(String path, String body) {
        return send(request(path, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> bulk(List<String> postcodes) {
        return postJson("/postcodes", "{\"postcodes\":[\"" + String.join("\",\"", postcodes) + "\"]}");
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    static String basic(String user, String password) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** The body as maps and lists. */
    @SuppressWarnings("unchecked") // JSON objects have texts for keys
    static Map<String, Object> json(HttpResponse<String> response) {
        return Json.read(response.body(), HashMap.class);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.get(key);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> parent, String key) {
        return (List<Map<String, Object>>) parent.get(key);
    }
}
