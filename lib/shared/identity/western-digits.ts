/** Text with the digits 0 to 9 for those that Arabic, Persian and Urdu are written with. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
}
