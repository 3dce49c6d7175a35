@NullMarked
package violations.endlessclient.order.adapter;

import org.jspecify.annotations.NullMarked;
