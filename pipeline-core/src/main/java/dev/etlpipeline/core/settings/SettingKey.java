package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One setting, as its mapping interface declares it.
 *
 * @param pattern  its key; {@code *} stands for the key of a map, {@code [*]} for a place in a list
 * @param about    null where the method says nothing
 * @param type     of one value, boxed; of an element where it is a list
 * @param required whether it must be set, having neither a default nor room for its absence
 */
record SettingKey(
        String pattern,
        @Nullable Setting about,
        Class<?> type,
        boolean list,
        boolean required,
        @Nullable String byDefault) {

    private static final String MAP_KEY = "(?:\"[^\"]+\"|[^.\\[\\]\"]+)";

    /** All settings of the mappings, by key; a list's places are not settings of their own. */
    static List<SettingKey> of(List<Class<?>> mappings) {
        List<SettingKey> keys = new ArrayList<>();
        for (Class<?> mapping : mappings) {
            Map<String, Property> properties = ConfigMappings.getProperties(ConfigClass.configClass(mapping));
            properties.forEach((pattern, property) -> {
                if (!pattern.endsWith("]")) {
                    keys.add(of(pattern, property));
                }
            });
        }
        keys.sort(Comparator.comparing(SettingKey::pattern));
        return List.copyOf(keys);
    }

    private static SettingKey of(String pattern, Property property) {
        Method method = property.getMethod();
        Type type = method.getGenericReturnType();
        boolean optional = false;
        boolean list = false;
        while (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            optional |= raw == Optional.class;
            list |= java.util.Collection.class.isAssignableFrom(raw);
            // of a map the value counts: its key is part of the setting's key
            Type[] arguments = generic.getActualTypeArguments();
            type = arguments[arguments.length - 1];
        }
        String byDefault = property.hasDefaultValue() ? property.getDefaultValue() : null;
        boolean required = !optional && byDefault == null && !property.isOptional();
        return new SettingKey(pattern, method.getAnnotation(Setting.class), boxed(type), list, required, byDefault);
    }

    private static Class<?> boxed(Type type) {
        return type instanceof Class<?> plain
                ? java.lang.invoke.MethodType.methodType(plain).wrap().returnType()
                : Object.class;
    }

    boolean secret() {
        return about != null && about.secret();
    }

    boolean isPattern() {
        return pattern.contains("*");
    }

    /** Whether this key, or a place of its list, is meant by the name. */
    boolean matches(String name) {
        return Pattern.matches(regex(pattern) + "(?:\\[\\d+])?", name);
    }

    /** The names under which it stands, given all names that are set somewhere: one for each key of its map. */
    Set<String> names(Iterable<String> set) {
        if (!isPattern()) {
            return Set.of(pattern);
        }
        int end = pattern.lastIndexOf('*') + (pattern.contains("[*]") ? 2 : 1);
        Pattern parent = Pattern.compile(regex(pattern.substring(0, end)) + "(?=\\.|$)");
        Set<String> names = new TreeSet<>();
        for (String name : set) {
            Matcher matcher = parent.matcher(name);
            if (matcher.lookingAt()) {
                names.add(matcher.group() + pattern.substring(end));
            }
        }
        return names;
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                regex.append(i > 0 && pattern.charAt(i - 1) == '[' ? "\\d+" : MAP_KEY);
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
