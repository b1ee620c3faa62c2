/*
 * Tasklist, Cockpit and Admin bring a password form of their own, which lets nobody in: there is one sign-in, and it is
 * the portal's. Whoever has none any more is led there, and after it back to where they were.
 */
const WHERE = 'fapiao-desk.where';

const signInPage = new URL(
  `${document.querySelector('base').getAttribute('app-root')}/../login`,
  window.location.origin,
).pathname;
const isPasswordForm = (hash) => /^#!?\/login\b/.test(hash);

let leaving = false;

const leave = (go) => {
  if (!leaving) {
    leaving = true;
    go();
  }
};

/** Asking for this page anew brings the sign-in, which remembers the page, but not the part that only the browser sees. */
const signIn = (hash) =>
  leave(() => {
    if (!isPasswordForm(hash)) {
      sessionStorage.setItem(WHERE, JSON.stringify({ path: window.location.pathname, hash }));
    }
    window.history.replaceState(null, '', window.location.pathname);
    window.location.reload();
  });

const comeBack = () => {
  const where = JSON.parse(sessionStorage.getItem(WHERE) ?? 'null');
  sessionStorage.removeItem(WHERE);
  if (where?.path === window.location.pathname) {
    window.history.replaceState(null, '', where.path + where.hash);
  } else if (isPasswordForm(window.location.hash)) {
    window.history.replaceState(null, '', window.location.pathname);
  }
};

comeBack();

window.angular.module('ng').run([
  '$rootScope',
  ($rootScope) => {
    $rootScope.$on('authentication.login.required', (event) => {
      event.preventDefault();
      signIn(window.location.hash);
    });
    $rootScope.$on('authentication.logout.success', (event) => {
      event.preventDefault();
      leave(() => window.location.assign(`${signInPage}?logout`));
    });
    $rootScope.$on('$locationChangeStart', (event, next) => {
      if (isPasswordForm(new URL(next).hash)) {
        event.preventDefault();
        signIn(window.location.hash);
      }
    });
  },
]);
