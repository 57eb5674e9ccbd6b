/** What a completion looks like at this moment: what is so, and what happens next. Nothing in it is hoped for. */
export type Face = {
  tone: 'good' | 'wait' | 'bad' | 'quiet'
  title: string
  note: string
}
