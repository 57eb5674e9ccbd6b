import { markup } from './markup.ts'

/** The one document behind every route of the CRM; its modules draw the rest. Nothing in it is inline, for the strict policy. */
export function crmShell(): string {
  return markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Harbor CRM</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="/assets/crm/mark.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/crm/styles/base.css">
    <link rel="stylesheet" href="/assets/crm/styles/frame.css">
    <link rel="stylesheet" href="/assets/crm/styles/lists.css">
    <link rel="stylesheet" href="/assets/crm/styles/activity.css">
    <link rel="stylesheet" href="/assets/crm/styles/deal.css">
    <link rel="stylesheet" href="/assets/crm/styles/record.css">
    <script type="module" src="/assets/crm/main.ts"></script>
  </head>
  <body>
    <noscript>Harbor CRM needs JavaScript.</noscript>
  </body>
</html>
`.toString()
}
