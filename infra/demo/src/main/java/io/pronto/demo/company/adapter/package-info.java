/** Reads the company from the files in this jar. */
@NullMarked
package io.pronto.demo.company.adapter;

import org.jspecify.annotations.NullMarked;
