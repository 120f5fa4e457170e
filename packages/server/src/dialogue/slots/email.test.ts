import { describe } from "node:test";
import { parseEmail } from "./email.ts";
import { english, spanish, table, unasked } from "./table.ts";

describe("e-mail addresses", () => {
	table(parseEmail, spanish, [
		["juan.perez@gmail.com", "juan.perez@gmail.com"],
		["Juan.Perez@Gmail.com, gracias", "juan.perez@gmail.com"],
		["juan punto pérez arroba gmail punto com", "juan.perez@gmail.com"],
		["mi correo es juan guion bajo perez arroba hotmail punto com punto ar", "juan_perez@hotmail.com.ar"],
		["es ana guion medio paz arroba empresa punto com", "ana-paz@empresa.com"],
		["anotá: ana punto maría, todo junto, arroba empresa punto com", "ana.maria@empresa.com"],
		["jota perez ochenta y dos arroba yahoo punto es", "jperez82@yahoo.es"],
		["ele gomez arroba outlook punto com", "elegomez@outlook.com"],
		["j u a n arroba gmail com", "juan@gmail.com"],
		["juan punto perez@gmail.com", "juan.perez@gmail.com"],
		["pepe dos mil quince arroba gmail punto com", "pepe2015@gmail.com"],
		["pepe arroba hotmail, no perdón, gmail punto com", "pepe@gmail.com"],
		["pepe@hotmail.com, digo, pepe@gmail.com", "pepe@gmail.com"],
		["pepe arroba gmail punto com, no, perdón, arroba yahoo punto com", "pepe@yahoo.com"],
		["ventas arroba mi guion empresa punto com punto mx", "ventas@mi-empresa.com.mx"],
		["maria punto jose arroba unc punto edu punto ar por favor", "maria.jose@unc.edu.ar"],
		["sí, mi mail es soporte arroba acme punto com y mi nombre es Luis", "soporte@acme.com"],
		["no tengo correo", null],
		["arroba", null],
		["nos vemos en el centro", null],
	]);
	table(parseEmail, english, [
		["john.smith@gmail.com", "john.smith@gmail.com"],
		["john dot smith at gmail dot com", "john.smith@gmail.com"],
		["it's j underscore smith twenty two at acme dot co dot uk", "j_smith22@acme.co.uk"],
		["my email is info at my dash shop dot io", "info@my-shop.io"],
		["j s m i t h at yahoo dot com", "jsmith@yahoo.com"],
		["sure, kate plus news at example dot org", "kate+news@example.org"],
		["bob at hotmail dot com, sorry, bob at gmail dot com", "bob@gmail.com"],
		["let's meet at noon", null],
		["I'm at home dot", null],
	]);
	table(parseEmail, unasked(english), [
		["you can write to ann dot lee at acme dot com tomorrow", "ann.lee@acme.com"],
		["call me at five", null],
	]);
});
