package dev.etlpipeline.testkit.docs;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A type as a page shows it: names without packages, no annotations, no bodies. */
final class Signatures {

    private Signatures() {}

    /** Its methods, one line each; of a record only the head. */
    static Set<String> methods(Class<?> type) {
        return type.isRecord()
                ? Set.of()
                : Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic() && !Modifier.isPrivate(method.getModifiers()))
                        .map(Signatures::method)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The head: {@code interface Call<T>}, {@code record Cursor(long record, long offset, long line)}. */
    static String head(Class<?> type) {
        if (type.isRecord()) {
            return "record " + type.getSimpleName()
                    + Arrays.stream(type.getRecordComponents())
                            .map(Signatures::component)
                            .collect(Collectors.joining(", ", "(", ")"));
        }
        String parameters = type.getTypeParameters().length == 0
                ? ""
                : Arrays.stream(type.getTypeParameters())
                        .map(Type::getTypeName)
                        .collect(Collectors.joining(", ", "<", ">"));
        return "interface " + type.getSimpleName() + parameters;
    }

    private static String component(RecordComponent component) {
        return name(component.getGenericType()) + " " + component.getName();
    }

    private static String method(Method method) {
        String kind = method.isDefault() ? "default " : Modifier.isStatic(method.getModifiers()) ? "static " : "";
        String own = method.getTypeParameters().length == 0 ? "" : "<" + method.getTypeParameters()[0] + "> ";
        String thrown = Arrays.stream(method.getGenericExceptionTypes())
                .map(Signatures::name)
                .collect(Collectors.joining(", "));
        return kind + own + name(method.getGenericReturnType()) + " " + method.getName()
                + Arrays.stream(method.getParameters())
                        .map(Signatures::parameter)
                        .collect(Collectors.joining(", ", "(", ")"))
                + (thrown.isEmpty() ? "" : " throws " + thrown) + ";";
    }

    private static String parameter(Parameter parameter) {
        return name(parameter.getParameterizedType()) + " " + parameter.getName();
    }

    private static String name(Type type) {
        return type.getTypeName().replaceAll("([a-z]\\w*\\.)+", "").replaceAll("\\w+\\$", "");
    }
}
