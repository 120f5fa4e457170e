// Sets theme and language before the first paint; a file of its own because the Content-Security-Policy allows no inline script.
(() => {
	const read = (key) => {
		try {
			return localStorage.getItem(key);
		} catch {
			return null;
		}
	};
	const theme = read("centralita.theme");
	const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
	const root = document.documentElement;
	root.dataset.theme = dark ? "dark" : "light";
	root.lang = read("centralita.language") ?? (navigator.language.toLowerCase().startsWith("es") ? "es" : "en");
})();
