/** Which moments count: weekly hours, holidays and make-up days in a zone, and the arithmetic over them. 工作日历 */
@NullMarked
package io.pronto.sla.calendar;

import org.jspecify.annotations.NullMarked;
