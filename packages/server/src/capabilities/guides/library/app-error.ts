import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, step, text } from "./build.ts";

/** A program or app that closes, freezes or shows an error: reopen, restart, update, reinstall; the browser for web pages. */
export const appError: GuideDefinition = {
	slug: "app-error",
	title: { es: "Una aplicación da error", en: "An app shows an error" },
	description: {
		es: "Un programa o una aplicación no abre, se cierra, se congela o muestra un error.",
		en: "A program or app does not open, closes, freezes or shows an error.",
	},
	examples: {
		es: [
			"la aplicación da error",
			"el programa no abre",
			"la app se cierra",
			"el programa se congela",
			"sale un mensaje de error en la app",
			"el sistema no responde",
			"el programa no funciona",
			"la aplicación se traba",
			"aparece un error al abrir el programa",
			"el sistema está caído",
		],
		en: [
			"the app shows an error",
			"the program won't open",
			"the app closes by itself",
			"the program freezes",
			"there is an error message in the app",
			"the application is not responding",
			"the program doesn't work",
			"the app crashes",
			"an error code appears when I open the program",
			"the system is down",
		],
	},
	start: "where",
	escalateAfterFailures: 3,
	nodes: [
		ask("where", {
			text: text(
				"¿Dónde pasa: en un programa de la computadora, en una aplicación del teléfono o en una página web?",
				"Where does it happen: in a program on the computer, an app on the phone, or a web page?",
			),
			variable: "where",
			answer: "choice",
			choices: [
				{
					value: "computer",
					label: { es: "Computadora", en: "Computer" },
					synonyms: {
						es: ["programa", "compu", "notebook", "laptop", "pc", "ordenador", "excel", "word"],
						en: ["program", "laptop", "pc", "desktop", "mac", "excel", "word"],
					},
					next: "reopen",
				},
				{
					value: "phone",
					label: { es: "Teléfono", en: "Phone" },
					synonyms: {
						es: ["celular", "móvil", "celu", "tablet", "aplicación del teléfono"],
						en: ["mobile", "cell", "tablet", "iphone", "android"],
					},
					next: "phone-reopen",
				},
				{
					value: "web",
					label: { es: "Página web", en: "Web page" },
					synonyms: {
						es: ["página", "navegador", "internet", "chrome", "la web"],
						en: ["page", "browser", "website", "chrome", "online"],
					},
					next: "browser",
				},
			],
		}),
		step("reopen", {
			title: { es: "Cerrar el programa del todo", en: "Close the program completely" },
			instructions: [
				text(
					"Si puedes, guarda lo que estás haciendo. En Windows aprieta Control, Mayúsculas y Escape, elige el programa y toca «Finalizar tarea»; en Mac, Comando, Opción y Escape, y «Forzar salida».",
					'Save your work if you can. In Windows press Control, Shift and Escape, choose the program and "End task"; on a Mac press Command, Option and Escape, and "Force Quit".',
				),
				text("Espera diez segundos y ábrelo de nuevo.", "Wait ten seconds and open it again."),
			],
			warnings: [{ es: "lo que no se guardó puede perderse.", en: "what was not saved may be lost." }],
			expected: { es: "el programa abre y funciona.", en: "the program opens and works." },
			help: text(
				"Si falla con un solo archivo, abre otro: puede que el dañado sea el archivo.",
				"If it fails with one file only, open another one: the file may be the damaged part.",
			),
			estimatedMinutes: 3,
			worked: "solved",
			failed: "restart",
		}),
		step("restart", {
			title: { es: "Reiniciar la computadora", en: "Restart the computer" },
			instructions: [
				text(
					"Reinicia la computadora desde el menú, sin apretar el botón.",
					"Restart the computer from its menu, not with the button.",
				),
				text("Abre solamente ese programa.", "Open only that program."),
			],
			expected: { es: "el programa abre y funciona.", en: "the program opens and works." },
			estimatedMinutes: 5,
			worked: "solved",
			failed: "update",
		}),
		step("update", {
			title: { es: "Actualizar el programa", en: "Update the program" },
			instructions: [
				text(
					"Busca en su menú «Ayuda» o «Cuenta» la opción de actualizar, o hazlo desde la tienda del sistema.",
					'Look in its "Help" or "Account" menu for the update, or use the system\'s store.',
				),
				text(
					"Instala también las actualizaciones del sistema que estén pendientes y reinicia.",
					"Install pending system updates as well, and restart.",
				),
			],
			expected: { es: "el programa abre y funciona.", en: "the program opens and works." },
			help: text(
				"En Windows las del sistema están en Configuración, Windows Update; en Mac, en Ajustes, General.",
				"In Windows the system's are under Settings, Windows Update; on a Mac under System Settings, General.",
			),
			estimatedMinutes: 15,
			worked: "solved",
			failed: "message",
		}),
		step("phone-reopen", {
			title: { es: "Cerrar la aplicación y reiniciar", en: "Close the app and restart" },
			instructions: [
				text(
					"Cierra la aplicación desde la lista de abiertas, deslizándola hacia arriba.",
					"Close the app from the list of open ones by swiping it up.",
				),
				text("Apaga y enciende el teléfono, y abre la aplicación.", "Turn the phone off and on, and open the app."),
			],
			expected: { es: "la aplicación abre y funciona.", en: "the app opens and works." },
			estimatedMinutes: 4,
			worked: "solved",
			failed: "phone-update",
		}),
		step("phone-update", {
			title: { es: "Actualizar la aplicación", en: "Update the app" },
			instructions: [
				text(
					"Busca la aplicación en App Store o Play Store y toca «Actualizar» si aparece.",
					'Look for the app in the App Store or Play Store and tap "Update" if it is there.',
				),
				text(
					"Mira que el teléfono tenga al menos un giga libre y la hora en automático.",
					"Check that the phone has at least one gigabyte free and its clock set automatically.",
				),
			],
			expected: { es: "la aplicación abre y funciona.", en: "the app opens and works." },
			estimatedMinutes: 6,
			worked: "solved",
			failed: "reinstall",
		}),
		step("reinstall", {
			title: { es: "Instalarla de nuevo", en: "Install it again" },
			instructions: [
				text(
					"Confirma que sabes el usuario y la contraseña con que entras, y que tus datos tienen copia.",
					"Make sure that you know the user name and password you sign in with, and that your data is backed up.",
				),
				text(
					"Borra la aplicación, bájala otra vez de la tienda y entra.",
					"Delete the app, download it again from the store and sign in.",
				),
			],
			warnings: [
				{
					es: "si la aplicación guarda cosas solo en el teléfono y no hay copia, no la borres.",
					en: "if the app keeps things only on the phone and there is no backup, don't delete it.",
				},
			],
			expected: { es: "la aplicación abre y funciona.", en: "the app opens and works." },
			estimatedMinutes: 8,
			worked: "solved",
			failed: "message",
		}),
		step("browser", {
			title: { es: "Probar en una ventana privada", en: "Try a private window" },
			instructions: [
				text(
					"Abre una ventana privada o de incógnito y entra a la página.",
					"Open a private or incognito window and go to the page.",
				),
				text("Si sigue igual, prueba con otro navegador.", "If it is the same, try another browser."),
			],
			expected: { es: "la página funciona ahí.", en: "the page works there." },
			help: text(
				"La ventana privada está en el menú de los tres puntos del navegador.",
				"The private window is in the browser's three-dot menu.",
			),
			estimatedMinutes: 3,
			worked: "clear-data",
			failed: "message",
		}),
		step("clear-data", {
			title: { es: "Borrar datos guardados de la página", en: "Clear the page's saved data" },
			instructions: [
				text(
					"En la configuración del navegador, borra la caché y las cookies de esa página y ábrela de nuevo.",
					"In the browser's settings, clear that page's cache and cookies and open it again.",
				),
			],
			expected: { es: "la página funciona en la ventana de siempre.", en: "the page works in your usual window." },
			estimatedMinutes: 4,
			worked: "solved",
			failed: "message",
		}),
		ask("message", {
			text: text(
				"¿Qué programa es y qué dice el error? Léelo como está, con el número si lo tiene.",
				"Which program is it, and what does the error say? Read it as it stands, with its number if it has one.",
			),
			variable: "errorMessage",
			answer: "text",
			optional: true,
			next: "needs-person",
		}),
		end("solved", "resolved"),
		end(
			"needs-person",
			"escalated",
			text(
				"Con el texto del error lo puede revisar una persona del equipo.",
				"With the words of the error somebody on the team can look into it.",
			),
		),
	],
};
