/**
 * Where the first digits of a national number tell the time zone in a country that has several: North American numbering
 * plan (nationalnanpa.com, one zone each; those that span two are left out), Brazil's DDD (Anatel), Mexico's cities (IFT),
 * Spain's provinces (CNMC), Chile, Ecuador and Portugal by their geographic numbers. Mobile numbers of the last four tell nothing.
 */
const areas: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	US: {
		"America/New_York":
			"201 202 203 207 212 215 216 220 223 227 229 234 239 240 248 252 267 272 276 301 302 304 305 313 315 321 326 329 330 332 336 339 347 351 352 363 380 386 401 404 407 410 412 413 419 434 440 443 445 470 472 475 478 484 508 513 516 517 518 540 551 561 567 570 571 582 585 586 607 609 610 614 617 631 640 645 646 656 667 678 679 680 681 686 689 703 704 706 716 717 718 724 727 728 732 734 740 743 754 757 762 770 772 774 781 786 802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 854 856 857 859 860 861 862 863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 947 948 954 959 973 978 980 984 989",
		"America/Chicago":
			"205 210 214 217 218 224 225 228 251 254 256 262 281 309 312 314 316 318 319 320 325 331 337 346 361 402 405 409 414 417 430 447 464 469 479 501 504 507 512 515 531 539 557 563 572 573 580 601 608 612 615 618 629 630 636 641 651 659 660 662 682 708 712 713 715 726 730 731 737 763 769 773 779 815 816 817 830 832 847 861 870 872 901 903 913 918 920 936 938 940 945 952 956 972 975 979 985",
		"America/Denver": "303 307 385 406 435 505 575 719 720 801 915 970 983",
		"America/Phoenix": "480 520 602 623",
		"America/Los_Angeles":
			"206 209 213 253 279 310 323 341 350 360 369 408 415 424 425 442 503 509 510 530 559 562 564 619 626 628 650 657 661 669 702 707 714 725 747 760 805 818 820 831 840 858 909 916 925 949 951 971",
		"Pacific/Honolulu": "808",
	},
	CA: {
		"America/Toronto":
			"226 249 263 289 343 354 365 382 416 437 438 450 468 514 519 548 579 613 647 683 705 742 905 942",
		"America/Winnipeg": "204 431 584",
		"America/Edmonton": "368 403 587 780 825",
		"America/Halifax": "782 902",
		"America/Moncton": "428 506",
		"America/Vancouver": "604",
	},
	BR: {
		"America/Sao_Paulo":
			"11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 64",
		"America/Araguaina": "63",
		"America/Bahia": "71 73 74 75 77",
		"America/Maceio": "79 82",
		"America/Recife": "81 83 84 87",
		"America/Noronha": "813619",
		"America/Fortaleza": "85 86 88 89 98 99",
		"America/Belem": "91 93 94 96",
		"America/Manaus": "92",
		"America/Boa_Vista": "95",
		"America/Cuiaba": "65 66",
		"America/Campo_Grande": "67",
		"America/Rio_Branco": "68",
		"America/Porto_Velho": "69",
	},
	MX: {
		"America/Mexico_City": "55 56 33 222 442 443 444 449 461 477 229 722 744 777 492 618 951 961 993 981",
		"America/Monterrey": "81 844 833",
		"America/Merida": "999",
		"America/Cancun": "983 984 998",
		"America/Chihuahua": "614",
		"America/Ciudad_Juarez": "656",
		"America/Hermosillo": "662",
		"America/Mazatlan": "612 624 667 669",
		"America/Tijuana": "646 664 686",
	},
	ES: {
		"Atlantic/Canary": "822 828 922 928",
		"Europe/Madrid":
			"810 811 812 813 820 821 823 824 825 826 827 830 831 832 833 834 841 842 843 844 845 846 847 848 849 850 851 852 853 854 855 856 857 858 859 860 861 862 863 864 865 866 867 868 869 871 872 873 874 875 876 877 878 879 880 881 882 883 884 885 886 887 888 910 911 912 913 914 915 916 917 918 919 920 921 923 924 925 926 927 930 931 932 933 934 935 936 937 938 939 941 942 943 944 945 946 947 948 949 950 951 952 953 954 955 956 957 958 959 960 961 962 963 964 965 966 967 968 969 971 972 973 974 975 976 977 978 979 980 981 982 983 984 985 986 987 988",
	},
	CL: {
		"America/Santiago": "2 33 34 35 41 42 43 45 51 52 53 55 57 58 63 64 65 71 72 73 75",
		"America/Punta_Arenas": "61",
	},
	EC: { "America/Guayaquil": "2 3 4 6 7" },
	PT: {
		"Atlantic/Azores": "292 295 296",
		"Atlantic/Madeira": "291",
		"Europe/Lisbon":
			"21 22 231 232 233 234 235 236 238 239 241 242 243 244 245 249 251 252 253 254 255 256 258 259 261 262 263 265 266 268 269 271 272 273 274 275 276 277 278 279 281 282 283 284 285 286 289",
	},
};

const zones = new Map(
	Object.entries(areas).flatMap(([country, byZone]) =>
		Object.entries(byZone).flatMap(([zone, prefixes]) =>
			prefixes.split(" ").map((prefix) => [`${country}${prefix}`, zone] as const),
		),
	),
);
const longestArea = 6;

/** By the longest beginning of the national number that is known; null where there is none. */
export function zoneOfArea(country: string, nationalNumber: string): string | null {
	for (let length = Math.min(longestArea, nationalNumber.length); length > 0; length--) {
		const zone = zones.get(`${country}${nationalNumber.slice(0, length)}`);
		if (zone !== undefined) return zone;
	}
	return null;
}
