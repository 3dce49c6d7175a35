/** Customers at the widget's API and agents at the workspace's. */
@NullMarked
package io.pronto.demo.traffic.adapter;

import org.jspecify.annotations.NullMarked;
