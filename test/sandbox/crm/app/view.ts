/** What a route puts on the page once its data are here. */
export interface View {
  /** The document's title, without the product's name. */
  readonly title: string
  /** The page's one `<main>`, or in the bare layout a `div` in its place. */
  readonly main: HTMLElement
}

/** Loads a route's data, then builds it. `search` is the address's query. */
export type ViewLoader = (
  match: { readonly id: string; readonly search: URLSearchParams },
  signal: AbortSignal,
) => Promise<View>
