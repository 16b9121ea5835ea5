use crate::check_script;

#[test]
fn hindi() {
    check_script(&[
        ("राजेश कुमार", "RAJESH<KUMAR", ""),
        ("नरेंद्र सिंह", "NARENDRA<SINGH", ""),
        ("प्रियंका शर्मा", "PRIYANKA<SHARMA", ""),
        ("जगदीश चंद्र मिश्र", "JAGDISH<CHANDRA<MISHRA", ""),
        ("सरस्वती देवी", "SARASWATI<DEVI", ""),
        ("आनन्द वर्धन", "ANAND<VARDHAN", ""),
        ("हरभजन सिंह", "HARBHAJAN<SINGH", ""),
        ("मनमोहन", "MANMOHAN", ""),
        ("रामप्रसाद तिवारी", "RAMPRASAD<TIWARI", ""),
        ("चतुर्वेदी", "CHATURVEDI", ""),
        ("ओमप्रकाश यादव", "OMPRAKASH<YADAV", ""),
        ("विजय भट्ट", "VIJAY<BHATT", ""),
        ("विजयलक्ष्मी", "VIJAYLAKSHMI", ""),
        ("माधवी", "MADHAVI", ""),
        ("श्रीमती", "SHRIMATI", ""),
        ("प्रिय", "PRIYA", ""),
        ("ज़ाकिर हुसैन", "ZAKIR<HUSAIN", "ZAKIR<HUSSAIN"),
        ("कमला", "KAMLA", "KAMALA"),
        ("अग्रवाल", "AGRAWAL", "AGARWAL"),
        ("पूजा", "PUJA", "POOJA"),
        ("माँ", "MAN", "MAA"),
    ]);
}

#[test]
fn marathi() {
    check_script(&[
        ("कुलकर्णी", "KULKARNI", ""),
        ("देशमुख", "DESHMUKH", ""),
        ("पाटील", "PATIL", ""),
        ("विठ्ठल जाधव", "VITTHAL<JADHAV", ""),
        ("माधुरी दीक्षित", "MADHURI<DIKSHIT", ""),
        ("सचिन तेंडुलकर", "SACHIN<TENDULKAR", ""),
        ("गणपतराव गायकवाड", "GANPATRAO<GAIKWAD", ""),
        ("महात्मा फुले", "MAHATMA<PHULE", ""),
        ("कांबळे", "KAMBALE", "KAMBLE"),
        ("ज्ञानेश्वर", "GYANESHWAR", "DNYANESHWAR"),
    ]);
}

#[test]
fn gujarati() {
    check_script(&[
        ("નરેન્દ્ર મોદી", "NARENDRA<MODI", ""),
        ("હસમુખભાઈ શાહ", "HASMUKHBHAI<SHAH", ""),
        ("જિજ્ઞેશ મેવાણી", "JIGNESH<MEVANI", ""),
        ("રમણભાઈ", "RAMANBHAI", ""),
        ("ધીરુભાઈ અંબાણી", "DHIRUBHAI<AMBANI", ""),
        ("વિઠ્ઠલભાઈ", "VITTHALBHAI", ""),
        ("ભાવનાબેન", "BHAVNABEN", ""),
        ("ઈશ્વર", "ISHWAR", ""),
        ("જયરાજસિંહ", "JAYRAJSINH", ""),
        ("ઝવેરી", "JHAVERI", "ZAVERI"),
    ]);
}

#[test]
fn punjabi() {
    check_script(&[
        ("ਹਰਪ੍ਰੀਤ ਸਿੰਘ", "HARPREET<SINGH", ""),
        ("ਮਨਜੀਤ ਕੌਰ", "MANJEET<KAUR", ""),
        ("ਅੰਮ੍ਰਿਤਪਾਲ", "AMRITPAL", ""),
        ("ਗੁਰਚਰਨ", "GURCHARAN", ""),
        ("ਸੁਰਿੰਦਰ ਸੰਧੂ", "SURINDER<SANDHU", ""),
        ("ਹਰਮਨਪ੍ਰੀਤ", "HARMANPREET", ""),
        ("ਕੁਲਦੀਪ", "KULDEEP", ""),
        ("ਮੱਖਣ", "MAKKHAN", "MAKHAN"),
        ("ਸੁਖਦੇਵ ਢਿੱਲੋਂ", "SUKHDEV<DHILLON", ""),
        ("ਸ਼ੇਰ", "SHER", ""),
        ("ਜ਼ੋਰਾਵਰ", "ZORAVAR", "ZORAWAR"),
    ]);
}
