// The items that somebody has chosen to invoice, with what is open of each, for as long as the tab lives.
const NAME = 'chosen';

export function recall(account) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(NAME));
    return new Map(kept?.account === account ? kept.items : []);
  } catch {
    return new Map();
  }
}

export function remember(account, items) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ account, items: Array.from(items) }));
  } catch {
    // More than the browser keeps: what is chosen on this page still counts.
  }
}
