/** Who the demo company is: what it sells, who works there, who buys from it, and what its help articles say. */
@NullMarked
package io.pronto.demo.company;

import org.jspecify.annotations.NullMarked;
