// The form takes typing from here on.
document.querySelector('input')?.focus();
performance.mark('sign-in-ready');
