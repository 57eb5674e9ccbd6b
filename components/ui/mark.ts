/** The product's mark as it is drawn, in a box of 20 by 20. */
export const MARK = {
  box: '0 0 20 20',
  corner: (round: boolean): number => (round ? 10 : 6),
  tick: 'm5.4 10.6 3.1 3.1 6.1-7',
} as const
