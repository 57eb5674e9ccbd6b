/** Words of the picker: they come with its task, so that the catalogue stays out of pages. `%` is where a value goes. */
export type PickerWords = {
  point: string
  keys: string
  nothing: string
  several: string
  read: string
  use: string
  again: string
  cancel: string
  saved: string
  next: string
  failed: string
  close: string
  move: string
}
