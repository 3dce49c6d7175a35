@NullMarked
package blameless.promise.adapter;

import org.jspecify.annotations.NullMarked;
