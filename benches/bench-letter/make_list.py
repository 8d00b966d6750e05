#!/usr/bin/env python3
"""Writes the list of invitees of the letter on which sizes and times are measured: no real
persons, and the same list for the same seed.

usage: make_list.py LIST.csv [-n 1000] [--seed 2025]
"""
import argparse, csv, random

MALE = """रामेश्वर कृष्णकांत सत्येंद्र ज्ञानेंद्र शिवपूजन उपेंद्र धर्मेंद्र जितेंद्र वीरेंद्र हृदयनारायण
श्रीराम लक्ष्मण भृगुनाथ ओमप्रकाश सिद्धार्थ चंद्रशेखर विश्वनाथ मृत्युंजय दुर्गाप्रसाद अखिलेश्वर
संतोष मुन्ना बृजकिशोर प्रह्लाद ऋषिकेश यज्ञदत्त क्षितिज त्रिभुवन अवधेश इंद्रजीत फ़िरोज़ सिराजुद्दीन
अब्दुल्लाह नियाज़ महेंद्र पृथ्वीराज शत्रुघ्न नृपेंद्र ध्रुव कर्मवीर""".split()
FEMALE = """सरस्वती लक्ष्मी ज्योत्स्ना उर्मिला कृष्णा श्रद्धा विद्यावती प्रज्ञा निर्मला दुर्गावती मृदुला
इंदिरा रुक्मिणी चंद्रकला ऋचा शकुंतला अन्नपूर्णा फूलकुमारी नूरजहाँ रज़िया""".split()
MID = ["", "", "", "कुमार", "प्रसाद", "नारायण", "मोहन"]
MIDF = ["", "", "कुमारी", "देवी"]
SUR = """सिंह यादव तिवारी पाण्डेय मिश्र कुशवाहा पासवान राम चौधरी गुप्ता शर्मा वर्मा ओझा उपाध्याय द्विवेदी
चतुर्वेदी श्रीवास्तव प्रजापति विश्वकर्मा ठाकुर अंसारी ख़ान सिद्दीक़ी मेहता राय शुक्ल दूबे महतो मांझी साह""".split()
PRE = ["", "", "", "नव ", "बड़की ", "छोटकी ", "पूर्वी "]
ROOT = """श्रीनाथ हर्ष वृंद कृष्ण ज्ञान क्षेम ऋषि चंद्र शुभ धर्म सूर्य विक्रम पद्म शंख त्रिलोक अमृत नंदन
रुद्र मित्र स्वर्ण दीप्त कल्याण उज्ज्वल प्रभा सिद्धि""".split()
SUF = ["पुर", "टोला", "डीह", "चक", "गंज", "बिगहा", "नगर", "पट्टी"]
BLOCKS = ["पूर्वखंड", "मध्यखंड", "गंगातट", "सोनतट", "उत्तरखंड"]
ADV = ["रत्नेश्वर प्रसाद सिंह", "शैलजा श्रीवास्तव", "कृपाशंकर उपाध्याय", "ज़ाहिद हुसैन", "विंध्यवासिनी ओझा"]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("out")
    ap.add_argument("-n", type=int, default=1000)
    ap.add_argument("--seed", type=int, default=2025)
    a = ap.parse_args()
    r = random.Random(a.seed)
    with open(a.out, "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f)
        w.writerow(["serial", "honorific", "name", "village", "panchayat", "block", "advocate"])
        for i in range(1, a.n + 1):
            fem = r.random() < 0.35
            parts = [r.choice(FEMALE if fem else MALE), r.choice(MIDF if fem else MID), r.choice(SUR)]
            place = lambda: r.choice(PRE) + r.choice(ROOT) + r.choice(SUF)
            w.writerow([f"{i:04d}", "श्रीमती" if fem else "श्री", " ".join(p for p in parts if p),
                        place(), place(), r.choice(BLOCKS), r.choice(ADV)])


if __name__ == "__main__":
    main()
