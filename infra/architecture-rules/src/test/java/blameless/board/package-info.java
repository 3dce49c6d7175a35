@NullMarked
package blameless.board;

import org.jspecify.annotations.NullMarked;
