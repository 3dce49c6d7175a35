package io.pronto.knowledge.search.adapter;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory that native code has freed. The C library keeps it for later; after loading a model or indexing many articles that is
 * half a gigabyte, which nobody needs until the next time.
 */
final class NativeHeap {
    private static final Logger log = LoggerFactory.getLogger(NativeHeap.class);

    /** Only glibc has the function, and only there it is needed. */
    private static final Optional<MethodHandle> TRIM = Linker.nativeLinker()
            .defaultLookup()
            .find("malloc_trim")
            .map(address -> Linker.nativeLinker()
                    .downcallHandle(address, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)));

    private NativeHeap() {}

    /** Gives it back to the system. Takes some milliseconds. */
    static void trim() {
        TRIM.ifPresent(trim -> {
            try {
                int released = (int) trim.invokeExact(0L);
                log.debug("Trimmed the native heap ({}).", released);
            } catch (Throwable e) {
                throw new IllegalStateException("malloc_trim cannot be called.", e);
            }
        });
    }
}
