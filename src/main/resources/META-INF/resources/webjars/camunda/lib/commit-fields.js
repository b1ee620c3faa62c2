/*
 * A form of Tasklist takes over what is typed when the field is left, or a moment after the last key. Whoever presses
 * Enter within that moment, or completes without leaving the field, would send the field as it was before. So the field
 * is left for them, before anything is sent.
 */
const commit = () => {
  const field = document.activeElement;
  if (field?.closest?.('.fjs-container') && field.matches('input, textarea')) {
    field.dispatchEvent(new FocusEvent('blur'));
  }
};

document.addEventListener('submit', commit, true);
document.addEventListener('keydown', (event) => event.key === 'Enter' && commit(), true);
for (const press of ['pointerdown', 'click']) {
  document.addEventListener(press, (event) => event.target.closest?.('button, a, input[type=submit]') && commit(), true);
}
