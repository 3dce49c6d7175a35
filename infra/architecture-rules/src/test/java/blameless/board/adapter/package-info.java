@NullMarked
package blameless.board.adapter;

import org.jspecify.annotations.NullMarked;
