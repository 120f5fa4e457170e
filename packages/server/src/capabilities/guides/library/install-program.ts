import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, say, step, text } from "./build.ts";

/** Installing a program or app: from where, permission, space, an installer that stops, a telephone's store. */
export const installProgram: GuideDefinition = {
	slug: "install-program",
	title: { es: "Instalar un programa", en: "Install a program" },
	description: {
		es: "Cómo instalar un programa o una aplicación, o una instalación que falla o pide permiso.",
		en: "How to install a program or app, or an installation that fails or asks for permission.",
	},
	examples: {
		es: [
			"quiero instalar un programa",
			"cómo se instala un programa",
			"no puedo instalar la aplicación",
			"la instalación da error",
			"necesito descargar un programa",
			"el instalador pide permisos de administrador",
			"la instalación no termina",
			"no se instala el software",
			"necesito que me instalen una aplicación",
		],
		en: [
			"I want to install a program",
			"how to install an app on my computer",
			"I can't install the application",
			"the installation shows an error",
			"I need to download a program",
			"the installer asks for administrator permission",
			"the installation doesn't finish",
			"the software won't install",
			"I need help setting up a program",
		],
	},
	start: "device",
	escalateAfterFailures: 2,
	nodes: [
		ask("device", {
			text: text(
				"¿Dónde quieres instalarlo: en una computadora o en un teléfono?",
				"Where do you want to install it: on a computer or on a phone?",
			),
			variable: "device",
			answer: "choice",
			choices: [
				{
					value: "computer",
					label: { es: "Computadora", en: "Computer" },
					synonyms: {
						es: ["compu", "notebook", "laptop", "pc", "ordenador", "portátil", "mac"],
						en: ["laptop", "pc", "desktop", "mac", "notebook"],
					},
					next: "trouble",
				},
				{
					value: "phone",
					label: { es: "Teléfono", en: "Phone" },
					synonyms: {
						es: ["celular", "móvil", "celu", "iphone", "android", "tablet"],
						en: ["mobile", "iphone", "android", "tablet", "cell"],
					},
					next: "store",
				},
			],
		}),
		ask("trouble", {
			text: text(
				"¿En qué punto estás: no sabes de dónde bajarlo, te pide permiso, no hay espacio, o se detiene con un error?",
				"Where are you: you don't know where to get it, it asks for permission, there is no space, or it stops with an error?",
			),
			variable: "installTrouble",
			answer: "choice",
			choices: [
				{
					value: "source",
					label: { es: "No sé de dónde bajarlo", en: "I don't know where to get it" },
					synonyms: {
						es: ["no sé", "de dónde", "bajarlo", "descargarlo", "todavía no empecé", "desde cero"],
						en: ["i don't know", "where", "download it", "not started yet", "from scratch"],
					},
					next: "official",
				},
				{
					value: "permission",
					label: { es: "Pide permiso", en: "It asks for permission" },
					synonyms: {
						es: ["administrador", "contraseña", "permiso", "está bloqueado", "no me deja"],
						en: ["administrator", "admin", "password", "it is blocked", "not allowed"],
					},
					next: "whose",
				},
				{
					value: "space",
					label: { es: "No hay espacio", en: "No space" },
					synonyms: {
						es: ["espacio", "disco lleno", "memoria llena", "no entra"],
						en: ["space", "disk full", "storage", "not enough room"],
					},
					next: "free-space",
				},
				{
					value: "error",
					label: { es: "Se detiene o da error", en: "It stops or fails" },
					synonyms: {
						es: ["error", "un cartel", "se traba", "se queda", "no termina", "falla"],
						en: ["error", "message", "stuck", "hangs", "doesn't finish", "fails"],
					},
					next: "clean-try",
				},
			],
		}),
		step("official", {
			title: { es: "Bajarlo del sitio oficial", en: "Get it from the official site" },
			instructions: [
				text(
					"Busca el nombre del programa con la palabra «oficial» y entra al sitio del fabricante, no a los primeros anuncios. También puede estar en la tienda de Windows o de Mac.",
					"Search for the program's name with the word \"official\" and open the maker's site, not the first advertisements. It may also be in the Windows or Mac store.",
				),
				text(
					"Elige la descarga para tu sistema, ábrela desde la carpeta Descargas y acepta lo que pregunta.",
					"Choose the download for your system, open it from the Downloads folder and accept what it asks.",
				),
			],
			warnings: [
				{
					es: "no bajes programas «gratis» o «activados» de otras páginas: suelen traer virus.",
					en: 'don\'t download "free" or "cracked" programs from other pages: they often carry viruses.',
				},
			],
			expected: { es: "el programa aparece en el menú y abre.", en: "the program is in the menu and opens." },
			help: text(
				"En la tienda del sistema escribes el nombre y tocas «Obtener» o «Instalar».",
				'In the system\'s store you type the name and choose "Get" or "Install".',
			),
			estimatedMinutes: 10,
			worked: "solved",
			failed: "clean-try",
		}),
		ask("whose", {
			text: text("¿La computadora es tuya o de la empresa?", "Is the computer yours, or the company's?"),
			variable: "computerOwner",
			answer: "choice",
			choices: [
				{
					value: "own",
					label: { es: "Es mía", en: "It is mine" },
					synonyms: { es: ["mía", "personal", "de casa"], en: ["mine", "personal", "my own", "home"] },
					next: "as-administrator",
				},
				{
					value: "company",
					label: { es: "De la empresa", en: "The company's" },
					synonyms: {
						es: ["empresa", "trabajo", "oficina", "de la oficina"],
						en: ["company", "work", "office", "employer"],
					},
					next: "ask-it",
				},
			],
		}),
		step("as-administrator", {
			title: { es: "Instalar como administrador", en: "Install as administrator" },
			instructions: [
				text(
					"Cierra el instalador. En Windows, haz clic derecho sobre el archivo y elige «Ejecutar como administrador»; en Mac, escribe la clave con la que entras a la computadora.",
					'Close the installer. In Windows, right-click the file and choose "Run as administrator"; on a Mac, type the password that you sign in to the computer with.',
				),
				text(
					"Acepta la pregunta que aparece y sigue hasta el final.",
					"Accept the question that appears and go on to the end.",
				),
			],
			expected: { es: "la instalación termina.", en: "the installation finishes." },
			help: text(
				"Esa clave es de tu computadora: escríbela tú y no me la digas.",
				"That password belongs to your computer: type it yourself and don't tell me.",
			),
			estimatedMinutes: 6,
			worked: "solved",
			failed: "clean-try",
		}),
		step("free-space", {
			title: { es: "Hacer lugar", en: "Make room" },
			instructions: [
				text(
					"Vacía la papelera y borra o mueve lo grande de la carpeta Descargas.",
					"Empty the bin and delete or move what is large in the Downloads folder.",
				),
				text(
					"Desinstala programas que no uses hasta tener unos diez gigas libres, y vuelve a instalar.",
					"Uninstall programs that you don't use until about ten gigabytes are free, and install again.",
				),
			],
			warnings: [{ es: "no borres carpetas del sistema.", en: "don't delete system folders." }],
			expected: { es: "la instalación termina.", en: "the installation finishes." },
			help: text(
				"El espacio libre se ve en Configuración, Sistema, Almacenamiento; en Mac, en Ajustes, General, Almacenamiento.",
				"Free space is shown under Settings, System, Storage; on a Mac under System Settings, General, Storage.",
			),
			estimatedMinutes: 10,
			worked: "solved",
			failed: "clean-try",
		}),
		step("clean-try", {
			title: { es: "Empezar la instalación de nuevo", en: "Start the installation again" },
			instructions: [
				text(
					"Reinicia la computadora y cierra los demás programas.",
					"Restart the computer and close all other programs.",
				),
				text(
					"Borra el archivo que bajaste, bájalo otra vez del sitio oficial y fíjate que sea para tu sistema.",
					"Delete the file that you downloaded, download it again from the official site and check that it is for your system.",
				),
				text(
					"Ábrelo y espera: una barra quieta puede tardar quince minutos.",
					"Open it and wait: a bar that stands still may need fifteen minutes.",
				),
			],
			expected: {
				es: "la instalación termina y el programa abre.",
				en: "the installation finishes and the program opens.",
			},
			estimatedMinutes: 20,
			worked: "solved",
			failed: "message",
		}),
		step("store", {
			title: { es: "Instalar desde la tienda", en: "Install from the store" },
			instructions: [
				text(
					"Abre App Store o Play Store, busca la aplicación y mira que el nombre del fabricante sea el correcto.",
					"Open the App Store or Play Store, look for the app and check that the maker's name is the right one.",
				),
				text(
					"Toca «Obtener» o «Instalar», con wifi y al menos un giga libre.",
					'Tap "Get" or "Install", on wifi and with at least one gigabyte free.',
				),
			],
			expected: { es: "la aplicación aparece en la pantalla y abre.", en: "the app is on the screen and opens." },
			help: text(
				"Si queda «pendiente», reinicia el teléfono y toca de nuevo.",
				'If it stays "pending", restart the phone and tap again.',
			),
			estimatedMinutes: 6,
			worked: "solved",
			failed: "message",
		}),
		ask("message", {
			text: text(
				"¿Qué programa es y qué mensaje aparece? Léelo como está.",
				"Which program is it, and what message appears? Read it as it stands.",
			),
			variable: "installError",
			answer: "text",
			optional: true,
			next: "needs-person",
		}),
		say(
			"ask-it",
			text(
				"En equipos de la empresa solo puede instalar quien los administra; dejo tu pedido anotado.",
				"On company computers only whoever manages them can install; I will note your request.",
			),
			"message",
		),
		end("solved", "resolved"),
		end(
			"needs-person",
			"escalated",
			text(
				"Con estos datos lo puede instalar una persona del equipo.",
				"With these details somebody on the team can install it.",
			),
		),
	],
};
