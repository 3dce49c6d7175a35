package io.pronto.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Where things are in a service. */
record ServicePackages(String root) {
    /** Features without their adapters. */
    DescribedPredicate<JavaClass> core() {
        return DescribedPredicate.describe("the core", type -> isInside(type.getPackageName()) && !isAdapter(type));
    }

    /** The one sub-package of a feature for all that is not core. */
    DescribedPredicate<JavaClass> adapter() {
        return DescribedPredicate.describe("an adapter", this::isAdapter);
    }

    DescribedPredicate<JavaClass> notAdapter() {
        return DescribedPredicate.describe("no adapter", type -> !isAdapter(type));
    }

    private boolean isInside(String packageName) {
        return packageName.startsWith(root + ".");
    }

    private boolean isAdapter(JavaClass type) {
        return isInside(type.getPackageName()) && (type.getPackageName() + ".").contains(".adapter.");
    }

    /** Of the form {@code root.feature.adapter}. */
    boolean isFlatAdapter(String packageName) {
        String[] segments = packageName.substring(root.length() + 1).split("\\.");
        return segments.length == 2 && segments[1].equals("adapter");
    }
}
