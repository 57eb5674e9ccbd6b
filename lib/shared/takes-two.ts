/** Firefox can't tell a frame in a page whether it is seen: each choice there takes two presses, and one in the sidebar. */
export const TAKES_TWO = import.meta.env.FIREFOX
