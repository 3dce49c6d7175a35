/** The whole story on the running suite. */
package io.pronto.acceptance;
