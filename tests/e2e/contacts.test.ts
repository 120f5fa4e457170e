import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { ownerEnvironment, type Person, password, signIn } from "../support/people.ts";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { assertFits, openBrowser } from "./support/browser.ts";

const words = {
	es: {
		email: "Correo electrónico",
		password: "Contraseña",
		signIn: "Entrar",
		home: "Inicio",
		contacts: "Contactos",
		addField: "Agregar campo",
		labelEs: "Nombre en español",
		labelEn: "Nombre en inglés",
		save: "Guardar",
		import: "Importar",
		choose: "Elegir archivo",
		check: "Revisar sin guardar",
		checked: "Qué pasará",
		finished: "Terminada",
		twice: "Repetidas en el archivo",
		seeContacts: "Ver sus contactos",
		count: "2 contactos",
		more: "Más filtros",
		withTag: "Con alguna etiqueta",
		one: "1 contacto",
		saveSegment: "Guardar segmento",
		segmentName: "Nombre del segmento",
		segment: "Segmento",
		export: "Exportar",
		asCsv: "Como CSV",
		zone: "según su teléfono",
		record: "Registrar",
		proof: "Prueba",
		agrees: "Acepta",
		doNotCall: "No llamar a +54 11 4321 0001",
		listed: "Este número está en la lista",
		list: "Ver la lista",
		asked: "Lo pidió",
		newNote: "Nueva nota",
		write: "Anotar",
		undo: "Deshacer importación",
		undone: "Deshecha",
		mergeWith: "Combinar con Ana Núñez",
		merge: "Combinar",
		separate: "Separar a Ana Núñez",
		undoMerge: "Separar",
		imports: "Importaciones",
	},
	en: {
		email: "E-mail",
		password: "Password",
		signIn: "Sign in",
		home: "Home",
		contacts: "Contacts",
		addField: "Add a field",
		labelEs: "Name in Spanish",
		labelEn: "Name in English",
		save: "Save",
		import: "Import",
		choose: "Choose a file",
		check: "Check without saving",
		checked: "What will happen",
		finished: "Finished",
		twice: "Twice in the file",
		seeContacts: "See its contacts",
		count: "2 contacts",
		more: "More filters",
		withTag: "With any tag",
		one: "1 contact",
		saveSegment: "Save segment",
		segmentName: "Name of the segment",
		segment: "Segment",
		export: "Export",
		asCsv: "As CSV",
		zone: "from their number",
		record: "Record",
		proof: "Proof",
		agrees: "Agrees",
		doNotCall: "Do not call +54 11 4321 0001",
		listed: "This number is on the do-not-call list",
		list: "See the list",
		asked: "They asked for it",
		newNote: "New note",
		write: "Write down",
		undo: "Undo import",
		undone: "Undone",
		mergeWith: "Merge with Ana Núñez",
		merge: "Merge",
		separate: "Separate Ana Núñez",
		undoMerge: "Separate",
		imports: "Imports",
	},
} as const;

const file =
	"\uFEFFNombre;Teléfono;Etiquetas;Plan\r\nAna Núñez;11 4321-0001;vip;Pro\r\nBeto;11 4321-0002;;\r\nAna otra vez;+54 11 4321 0001;;\r\n";

for (const language of ["es", "en"] as const)
	describe(`contacts in the browser, ${language}`, () => {
		const dataDir = newDataDir();
		let app: RunningApp;
		let owner: Person;

		before(async () => {
			app = await startApp(dataDir, { ...ownerEnvironment, DEFAULT_COUNTRY: "AR" });
			owner = await signIn(app.url, "owner");
			const changed = await fetch(`${app.url}/api/v1/session/profile`, {
				method: "PATCH",
				headers: { ...owner.headers, "content-type": "application/json" },
				body: JSON.stringify({ language }),
			});
			assert.equal(changed.status, 200);
		});
		after(async () => {
			await app?.stop();
			removeDataDir(dataDir);
		});

		test("from a file to people whom nobody calls again", { timeout: 180_000 }, async () => {
			const t = words[language];
			const chromium = await openBrowser({ language, scheme: language === "en" ? "dark" : "light" });
			const { page, problems } = chromium;
			const seen = (where: string) => assertFits(page, where);
			try {
				await page.goto(`${app.url}/settings/contacts`);
				await page.getByLabel(t.email).fill("owner@example.com");
				await page.getByLabel(t.password, { exact: true }).fill(password);
				await page.getByRole("button", { name: t.signIn }).click();
				await page.getByRole("heading", { name: t.contacts, level: 1 }).waitFor();
				await page.getByRole("button", { name: t.addField }).click();
				await page.getByLabel(t.labelEs).fill("Plan");
				await page.getByLabel(t.labelEn).fill("Plan");
				await page.getByRole("button", { name: t.save }).click();
				await page.getByText("plan", { exact: true }).waitFor();
				await seen("fields");

				await page.goto(`${app.url}/contacts/imports`);
				await page.getByRole("heading", { name: t.imports, level: 1 }).waitFor();
				await seen("imports");
				await page.locator("input[type=file]").setInputFiles({
					name: "clientes.csv",
					mimeType: "text/csv",
					buffer: Buffer.from(file),
				});
				await page.getByRole("button", { name: t.check }).waitFor();
				await seen("an import before it is checked");
				await page.getByRole("button", { name: t.check }).click();
				await page.getByRole("heading", { name: t.checked }).waitFor();
				await page.getByText(t.twice).waitFor();
				await seen("a checked import");
				await page.getByRole("button", { name: t.import, exact: true }).click();
				await page.getByText(t.finished, { exact: true }).waitFor();
				await seen("a finished import");
				const address = page.url();
				await page.getByRole("link", { name: t.seeContacts }).click();
				await page.getByText(t.count, { exact: true }).waitFor();

				await page.getByLabel(t.withTag).fill("vip");
				await page.keyboard.press("Enter");
				await page.getByText(t.one, { exact: true }).waitFor();
				await seen("contacts with filters");
				await page.getByRole("button", { name: t.saveSegment }).click();
				await page.getByLabel(t.segmentName).fill("Vips");
				await page.getByRole("button", { name: t.save, exact: true }).click();
				await page
					.getByRole("combobox", { name: t.segment })
					.locator("option:checked", { hasText: "Vips" })
					.waitFor({ state: "attached" });
				await page.getByRole("button", { name: t.export }).click();
				const [download] = await Promise.all([
					page.waitForEvent("download"),
					page.getByRole("menuitem", { name: t.asCsv }).click(),
				]);
				const exported = await readFile(await download.path(), "utf8");
				assert.match(exported, /Ana Núñez,'\+541143210001,/);
				assert.doesNotMatch(exported, /Beto/);

				await page.getByRole("link", { name: "Ana Núñez" }).click();
				await page.getByText(t.zone).first().waitFor();
				await page.getByRole("button", { name: t.record }).click();
				await page.getByLabel(t.proof).fill("Formulario 12");
				await page.getByRole("button", { name: t.save, exact: true }).click();
				await page.getByText("Formulario 12").waitFor();
				await page.getByPlaceholder(t.newNote).fill("Prefiere la tarde.");
				await page.getByRole("button", { name: t.write }).click();
				await page.getByText("Prefiere la tarde.").waitFor();
				await page.getByRole("button", { name: t.doNotCall }).click();
				await page.getByText(t.listed).waitFor();
				await seen("a contact");
				await page.getByRole("link", { name: t.list }).click();
				await page.getByRole("listitem").filter({ hasText: "+54 11 4321 0001" }).getByText(t.asked).waitFor();
				await seen("the do-not-call list");

				const made = await fetch(`${app.url}/api/v1/contacts`, {
					method: "POST",
					headers: { ...owner.headers, "content-type": "application/json" },
					body: JSON.stringify({ name: "Núñez Ana", emails: ["ana@example.com"] }),
				});
				assert.equal(made.status, 201);
				const { id } = (await made.json()) as { id: string };
				await page.goto(`${app.url}/contacts/${id}`);
				await page.getByRole("button", { name: t.mergeWith }).click();
				await page.getByRole("alertdialog").getByRole("button", { name: t.merge }).click();
				await page.getByText("Formulario 12").waitFor();
				await seen("a contact who was two");
				await page.getByRole("button", { name: t.separate }).click();
				await page.getByRole("alertdialog").getByRole("button", { name: t.undoMerge }).click();
				await page.getByRole("button", { name: t.mergeWith }).waitFor();

				await page.goto(address);
				await page.getByRole("button", { name: t.undo }).click();
				await page.getByRole("alertdialog").getByRole("button", { name: t.undo }).click();
				await page.getByText(t.undone, { exact: true }).waitFor();
				await seen("an undone import");
				assert.deepEqual(problems, []);
			} finally {
				await chromium.close();
			}
		});
	});
