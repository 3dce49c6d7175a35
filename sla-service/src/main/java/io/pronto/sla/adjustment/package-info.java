/** Another standard for a while, for peaks and outages, approved by a manager. 临时调整 */
@NullMarked
package io.pronto.sla.adjustment;

import org.jspecify.annotations.NullMarked;
