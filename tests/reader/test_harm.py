"""Words about dying and about fear: which are known, and which only sound like them."""

import pytest

from desktop.reader import harm
from desktop.reader.harm import speaks_of_dying, tells_of_fear

DYING = [
    "I am going to kill myself if you leave me.",
    "I will end it all.",
    "I would rather die than lose you.",
    "I’d rather be dead.",
    "I don’t want to be here any more.",
    "I cannot live without you.",
    "I can't go on living.",
    "I can't go on.",
    "It would be better if I were dead.",
    "You would all be better off without me.",
    "I don't want to live any more.",
    "I do not want to live.",
    "I didn't want to wake up.",
    "I hope that I will not wake up.",
    "I wish I had never been born.",
    "I wanted to just die.",
    "I keep thinking about dying.",
    "My life is not worth living.",
    "Life isn't worth living.",
    "There is nothing left to live for.",
    "I took all the pills in May.",
    "I cut myself again.",
    "I have been hurting myself since June.",
    "I was going to take my own life.",
    "I no longer want to be alive.",
    "I will die if you leave.",
    "I wish I could just die.",
    "I deserve to die for this.",
    "I won't be here much longer.",
    "What is the point of living?",
    "I want to disappear.",
    "I just want it all to stop.",
    "I want to stop existing.",
    "I need this pain to end, one way or another.",
    "I won't be here any more if you tell your mother.",
    "I want to be dead.",
    "I want to go to sleep and never wake up.",
    "I tried to top myself in March.",
    "I have started cutting again.",
    "Everyone would be happier if I wasn’t around.",
    "I wrote goodbye letters to the children.",
    "I wanted to be gone for ever.",
    "I scratch my arms until they bleed.",
    "I don't care if I live or die.",
    "Sometimes I stand at the edge of the platform.",
    "I have stopped eating and I don't care what happens to me.",
    "I do not see a way forward for me.",
    "I took the pills and counted them.",
    "I only want to vanish, because I am so ashamed.",
    "It would be easier for the children if I wasn't around any more.",
]
NOT_DYING = [
    "I could have died of shame.",
    "I wanted to die of shame.",
    "My father died in May.",
    "I had a dead phone in the drawer.",
    "I said I would kill the account.",
    "I have to end the contact.",
    "I ended it all with her in June.",
    "I thought about ending it with her.",
    "I cut myself off from my friends.",
    "I cut myself shaving.",
    "I hurt myself and you.",
    "I only hurt myself by lying.",
    "I can't live with the lies.",
    "I cannot live without knowing.",
    "I don't want to live like this.",
    "I don't want to live in that house any more.",
    "I didn't want to be here for the meeting.",
    "I can't go on like this.",
    "Your tears are killing me.",
    "The marriage is dead.",
    "Something in me died that night.",
    "I took two tablets for my head.",
    "I did not wake up when you came home.",
    "I took my life back in hand.",
    "You would rather lie than tell me.",
    "I shot myself in the foot with that lie.",
    "You deserve to die for this.",
    "I wish you were dead.",
    "I won't be here on Friday.",
    "I wanted to disappear with her for a weekend.",
    "I want the lies to stop.",
    "I don't see a way to pay it back.",
    "I counted the bills in the drawer.",
    "I am sorry that is the hill you want to die on.",
    "I want to stop living with your mother.",
    "I wrote a goodbye letter to her on 4 May.",
    "I have been cutting down my hours again.",
    "I topped myself up with gin.",
    "I cut my arm on the broken glass.",
]


@pytest.mark.parametrize("text", DYING)
def test_words_about_dying_are_known(text):
    assert speaks_of_dying(f"I paid 40 pounds in May. {text} We moved in June.")


@pytest.mark.parametrize("text", NOT_DYING)
def test_words_that_only_sound_like_it_are_not(text):
    assert not speaks_of_dying(text)


FEAR = [
    "You raped me.",
    "I am scared that you will hit me again.",
    "I’m afraid of you.",
    "It is my fault that you hit me.",
    "I need you to stop hitting me.",
    "You once slapped me in the kitchen.",
    "You pushed me against the wall.",
    "You put your hands around my throat.",
    "You threatened me.",
    "He threatened to kill me.",
    "You forced me to have sex.",
    "You locked me in.",
    "I feared for my life.",
    "You were so violent that night.",
    "You scare me.",
    "I am no longer afraid of you.",
    "I am frightened of what you might do.",
    "You held a knife to my neck.",
    "You grabbed me by the throat.",
    "You locked me out of the house.",
    "I am afraid that you will hurt me again.",
    "I am afraid of her.",
    "I am afraid of them.",
    "She said she would kill me.",
    "I am afraid she will hit me.",
    "They hit me.",
    "I was scared of what she would do.",
    "I'm scared you will hurt me.",
    "I fear you.",
    "You raised your fist at me.",
    "You punched the wall next to my face.",
    "He spat at me.",
    "You kicked in the door.",
    "You said you'd take the children if I left.",
    "You threw a plate at my head.",
    "I am frightened when you drink.",
    "I was terrified of her temper.",
    "I sleep with a chair against the door.",
    "I keep a bag packed because of your temper.",
    "I do not feel safe when you are in the house.",
    "They frightened me when they came to the door.",
    "I was scared that they would find me.",
    "You wouldn’t stop when I said no.",
    "You would not let me leave the room.",
    "You took my keys so that I could not go.",
    "You hid my passport in the shed.",
    "You kept my phone for a week.",
    "You took away my money each Friday.",
    "I said no, and you carried on.",
    "You stood in the doorway so that I could not pass.",
    "You had sex with me while I was asleep.",
    "You controlled the money so that I could not go.",
    "You touched me in the night without my consent.",
]
NOT_FEAR = [
    "It hit me that you had lied.",
    "You left and it hit me.",
    "You hit me with the news on my birthday.",
    "You pushed me away.",
    "You pushed me to forgive you.",
    "You kicked me out of your plans.",
    "You beat me at chess.",
    "I am afraid of losing you.",
    "I was scared of you finding out.",
    "I am not afraid of you.",
    "I was never afraid of you.",
    "You scared me to death when you did not come home.",
    "You threatened to leave.",
    "What you did was violent to my trust.",
    "Your lies will kill me.",
    "You put a knife in my back.",
    "You cut the cake with a knife.",
    "You locked me out of your phone.",
    "Your words were stones, and they hit me.",
    "It had me by the throat.",
    "You are a liar.",
    "You gaslit me for a year.",
    "I am afraid of her reading this.",
    "I am afraid of them finding out in May.",
    "I fear you will not answer.",
    "I am not afraid of her.",
    "You kicked the ball against the door.",
    "You'd take the children to school if I was late.",
    "The photos were on the screen, and they hit me.",
    "You raised your hand in the meeting.",
    "You threw a party at my sister's.",
    "You would not stop drinking.",
    "I do not feel safe with numbers.",
    "I put the chair beside the door.",
    "You would not let me see the bill.",
    "You took my hand in the hall.",
    "I said no to the holiday in May.",
    "You kept my letters in a drawer.",
    "You had sex with her while I was asleep.",
    "I need you to be better.",
]


@pytest.mark.parametrize("text", FEAR)
def test_words_about_violence_or_fear_are_known(text):
    assert tells_of_fear(f"I waited. {text} Then it was May.")


@pytest.mark.parametrize("text", NOT_FEAR)
def test_words_that_only_sound_like_fear_are_not(text):
    assert not tells_of_fear(text)


def test_twin_a_list_that_knows_nothing_is_seen(monkeypatch):
    monkeypatch.setattr(harm, "_DYING", harm._FEARING)

    with pytest.raises(AssertionError):
        test_words_about_dying_are_known(DYING[0])


def test_twin_a_list_that_knows_no_fear_is_seen(monkeypatch):
    monkeypatch.setattr(harm, "_FEARING", harm._DYING)

    with pytest.raises(AssertionError):
        test_words_about_violence_or_fear_are_known("I am afraid of her.")
