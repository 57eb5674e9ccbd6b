import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/**
 * Hono's `html`, for values that are at hand: every value is escaped unless it is markup already. Hono's own tag may
 * answer a promise, when one of its values is one; here that is a mistake in the page.
 * What it gives is a String object; a whole page is handed on with `toString()`.
 */
export function markup(strings: TemplateStringsArray, ...values: unknown[]): HtmlEscapedString {
  const page = html(strings, ...values)
  if (page instanceof Promise) throw new TypeError('A value of this page is a promise; await it first.')
  return page
}

/** A style sheet or script of ours, put into a page as it is. Never for a person's data. */
export function trusted(source: string): HtmlEscapedString {
  return raw(source.replaceAll('</', String.raw`<\/`))
}
