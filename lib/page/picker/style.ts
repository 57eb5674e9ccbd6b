/** The picker's look: the panel's colours and sizes, in pixels, because a page's `rem` is its own. */
export const PICKER_STYLE = `
.box{position:fixed;left:0;top:0;border:2px solid light-dark(#4b49d6,#a5a3ff);border-radius:6px;box-shadow:0 0 0 2px light-dark(#fff,#14161c);background:light-dark(rgb(75 73 214/.08),rgb(165 163 255/.16));pointer-events:none}
[hidden]{display:none!important}
.card{position:fixed;left:24px;top:24px;cursor:grab;touch-action:none;user-select:none;box-sizing:border-box;width:400px;max-width:calc(100vw - 32px);padding:14px 16px;border-radius:14px;border:1px solid light-dark(#e1e4ea,#31353f);background:light-dark(#fff,#191c23);color:light-dark(#12151d,#f1f2f5);box-shadow:0 8px 32px rgb(16 20 30/.24);font:13px/18px system-ui,sans-serif;pointer-events:auto;text-align:start}
p{margin:0;overflow-wrap:anywhere}
.title{font-weight:600;padding-inline-end:56px}
.more{margin-top:2px;color:light-dark(#596070,#a3a9b8)}
.more:empty,.row:empty{display:none}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:10px}
button{font:600 13px/18px system-ui,sans-serif;min-height:34px;padding:6px 14px;border-radius:9px;border:1px solid light-dark(#c9cdd6,#474c58);background:transparent;color:inherit;cursor:pointer}
.move{position:absolute;top:6px;inset-inline-end:6px;min-height:28px;padding:2px 10px;border-color:transparent;font-weight:400;color:light-dark(#596070,#a3a9b8)}
button.main{background:light-dark(#12151d,#f1f2f5);border-color:transparent;color:light-dark(#fff,#14161c)}
button:focus-visible{outline:2px solid light-dark(#4b49d6,#a5a3ff);outline-offset:2px}
`
