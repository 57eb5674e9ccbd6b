/** The element at an index that wraps round. Throws a RangeError for an empty list, which no list of the cast is. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list.at(index % list.length)
  if (found === undefined && list.length === 0) throw new RangeError('An empty list has nothing to pick.')
  return found as T
}
